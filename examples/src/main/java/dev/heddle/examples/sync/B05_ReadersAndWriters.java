package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// May goroutines that only look hold a lock together?
///
/// With an `RWMutex`, yes: any number of readers, or one writer. A writer that waits holds back new readers, so it
/// gets its turn. For the same reason a reader must not take the read lock twice (`mistakes.LockTest`).
///
/// The Go program: *Key gotchas*, `sync.RWMutex`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B05_ReadersAndWriters`
///
/// It prints:
///
/// ```
/// Oslo: 4 degrees, Lima: 19 degrees
/// ```
final class B05_ReadersAndWriters {
    static void main() {
        Go.run(() -> {
            var weather = new Weather();
            var wg = new WaitGroup();
            wg.go(() -> weather.report("Oslo", 4));
            wg.go(() -> weather.report("Lima", 19));
            for (int i = 0; i < 10; i++) {
                wg.go(() -> weather.degrees("Oslo"));
            }
            wg.await();
            IO.println("Oslo: " + weather.degrees("Oslo") + " degrees, Lima: " + weather.degrees("Lima") + " degrees");
        });
    }

    // tag::rwmutex[]
    static final class Weather {
        private final RWMutex mu = new RWMutex("weather");
        private final Map<String, Integer> degrees = new HashMap<>();

        void report(String city, int value) {
            try (var _ = mu.hold()) {
                degrees.put(city, value);
            }
        }

        @Nullable
        Integer degrees(String city) {
            try (var _ = mu.readHold()) {
                return degrees.get(city);
            }
        }
    }
    // end::rwmutex[]
}
