package dev.heddle.examples.patterns;

import dev.heddle.Go;
import dev.heddle.time.Ticker;
import dev.heddle.time.Time;
import java.time.Duration;

/// A service allows so many requests a second: how does a client keep to that?
///
/// It receives from a ticker before each request. `Time.now` and the ticker use the same clock, so in a test, where
/// time is virtual, the check below holds exactly and takes no time at all.
///
/// The Go program: *I/O operations (network requests)*, with a rate limit.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=patterns.G09_RateLimit`
///
/// It prints:
///
/// ```
/// request 1
/// request 2
/// request 3
/// not faster than one every 10 ms: true
/// ```
final class G09_RateLimit {
    static void main() {
        Go.run(() -> {
            var interval = Duration.ofMillis(10);
            var started = Time.now();
            try (var ticker = new Ticker(interval)) {
                for (int i = 1; i <= 3; i++) {
                    ticker.channel().receive();
                    IO.println("request " + i);
                }
            }
            var taken = Duration.between(started, Time.now());
            // A ticker keeps to its plan: the third tick comes 30 ms after the start, give or take the clock's
            // grain.
            IO.println("not faster than one every 10 ms: " + (taken.toMillis() >= 29));
        });
    }
}
