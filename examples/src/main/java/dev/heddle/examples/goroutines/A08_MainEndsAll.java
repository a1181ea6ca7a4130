package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// What becomes of a goroutine that is still busy when main returns?
///
/// It ends with the program; nobody waits for it. Here it is asleep, so it never says a word.
///
/// Outside of `Go.run` there is no main that could end the others: a goroutine started there lives for as long as
/// it wants to, like any thread.
///
/// The Go program: *Main goroutine*, "when the main goroutine exits".
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A08_MainEndsAll`
///
/// It prints:
///
/// ```
/// Main is done
/// ```
final class A08_MainEndsAll {
    static void main() {
        Go.run(() -> {
            Go.go("late", () -> {
                Time.sleep(Duration.ofMinutes(10));
                IO.println("This is never printed");
            });
            IO.println("Main is done");
        });
    }
}
