package dev.heddle.examples.patterns;

import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.context.ContextError;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.sync.Mutex;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// A page needs data from three databases: how is it fetched in the time of the slowest, not of all together?
///
/// All three are asked at once. If one fails or the time is up, the context tells the others to stop, and nobody
/// works for an answer that is no longer wanted.
///
/// The Go program: *Concurrent database processing*, fetching multiple data sources.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G08_SeveralSources`
///
/// It prints:
///
/// ```
/// {orders=17 rows, prices=230 rows, users=5 rows}
/// too slow: context deadline exceeded
/// ```
final class G08_SeveralSources {
    static void main() {
        Go.run(() -> {
            try (var patient = Context.background().withTimeout(Duration.ofSeconds(10))) {
                IO.println(page(patient));
            }
            try (var impatient = Context.background().withTimeout(Duration.ofMillis(1))) {
                IO.println(page(impatient));
            } catch (ContextError e) {
                IO.println("too slow: " + e.getMessage());
            }
        });
    }

    static Map<String, String> page(Context ctx) throws Exception {
        var mu = new Mutex("page");
        var page = new TreeMap<String, String>();
        var group = ErrorGroup.withContext(ctx);
        for (var source : Map.of("users", 5, "orders", 17, "prices", 230).entrySet()) {
            group.go(() -> {
                var rows = query(group.context(), source.getValue());
                try (var _ = mu.hold()) {
                    page.put(source.getKey(), rows);
                }
            });
        }
        group.await();
        return page;
    }

    private static String query(Context ctx, int rows) throws ContextError {
        var answered = Go.select(
                Time.after(Duration.ofMillis(20 + rows)).receiving().to(true),
                ctx.cancelled().to(false));
        var error = ctx.err();
        if (!answered && error != null) {
            throw error;
        }
        return rows + " rows";
    }
}
