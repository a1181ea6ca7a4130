package dev.heddle.examples.select;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// How does one wait, but not for ever?
///
/// With a case that becomes ready after a while. The channel has a buffer of one, so the late worker can still send
/// its result and end; without it the worker would be stuck for ever (`mistakes.LeakTest`).
///
/// The Go program: *Using `select` for timeouts*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=select.D04_TimeOut`
///
/// It prints:
///
/// ```
/// Timeout!
/// Done
/// ```
final class D04_TimeOut {
    static void main() {
        Go.run(() -> {
            IO.println(work(Duration.ofMillis(500), Duration.ofMillis(20)));
            IO.println(work(Duration.ofMillis(20), Duration.ofMillis(500)));
        });
    }

    // tag::timeout[]
    static String work(Duration needed, Duration patience) {
        var result = Chan.<String>buffered("result", 1);
        Go.go("worker", () -> {
            Time.sleep(needed);
            result.send("Done");
        });
        return Go.select(result.receiving(), Case.after(patience).to("Timeout!"));
    }
    // end::timeout[]
}
