package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// Can the same function run in two goroutines at once?
///
/// Yes. Each call has its own local variables; nothing here is shared.
///
/// The Go program: *Goroutine example with loops*, `go printNumbers()` twice.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A06_TwiceTheSame`
///
/// It prints, in any order:
///
/// ```
/// 1
/// 1
/// 2
/// 2
/// 3
/// 3
/// 4
/// 4
/// 5
/// 5
/// Main function done
/// ```
final class A06_TwiceTheSame {
    static void main() {
        Go.run(() -> {
            Go.go(() -> printNumbers());
            Go.go(() -> printNumbers());
            Time.sleep(Duration.ofMillis(200));
            IO.println("Main function done");
        });
    }

    static void printNumbers() {
        for (int i = 1; i <= 5; i++) {
            IO.println(i);
            Time.sleep(Duration.ofMillis(10));
        }
    }
}
