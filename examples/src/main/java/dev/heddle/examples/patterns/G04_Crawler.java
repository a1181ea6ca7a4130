package dev.heddle.examples.patterns;

import dev.heddle.Go;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// A crawler starts a goroutine for each page: how does it avoid fetching a page twice, and how does it know the
/// end?
///
/// Whether a page is new is asked and noted down under one lock. Each goroutine adds the ones it starts to the
/// WaitGroup while it is itself still counted, so the count cannot reach zero too early. A semaphore keeps the
/// number of fetches at a time small.
///
/// The Go program: *Real-world use cases*, "launch a goroutine for each URL fetch".
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G04_Crawler`
///
/// It prints:
///
/// ```
/// [/, /about, /blog, /blog/1, /blog/2, /people]
/// ```
final class G04_Crawler {
    private static final Map<String, List<String>> SITE = Map.of(
            "/", List.of("/about", "/blog"),
            "/about", List.of("/", "/people"),
            "/blog", List.of("/blog/1", "/blog/2", "/"),
            "/blog/1", List.of("/blog/2", "/people"),
            "/blog/2", List.of("/blog/1"),
            "/people", List.of("/about"));

    static void main() {
        Go.run(() -> IO.println(new G04_Crawler().crawl("/")));
    }

    private final Mutex mu = new Mutex("seen");
    private final SortedSet<String> seen = new TreeSet<>();
    private final Semaphore fetches = new Semaphore(2);
    private final WaitGroup wg = new WaitGroup();

    SortedSet<String> crawl(String start) {
        visit(start);
        wg.await();
        return seen;
    }

    private void visit(String page) {
        try (var _ = mu.hold()) {
            if (!seen.add(page)) {
                return;
            }
        }
        wg.go(() -> fetch(page).forEach(this::visit));
    }

    private List<String> fetch(String page) {
        fetches.acquire();
        try {
            Time.sleep(Duration.ofMillis(5)); // the network
            return SITE.getOrDefault(page, List.of());
        } finally {
            fetches.release();
        }
    }
}
