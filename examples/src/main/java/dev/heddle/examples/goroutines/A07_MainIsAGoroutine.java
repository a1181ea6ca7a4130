package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// Is main something special?
///
/// Main is a goroutine as well, and runs beside those that it starts. Only its end is special: it ends the program.
///
/// The Go program: *How to start a goroutine*, `go printMessage("goroutine")` and then `printMessage("main")`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A07_MainIsAGoroutine`
///
/// It prints, in any order:
///
/// ```
/// main 0
/// goroutine 0
/// main 1
/// goroutine 1
/// main 2
/// goroutine 2
/// ```
final class A07_MainIsAGoroutine {
    static void main() {
        Go.run(() -> {
            Go.go(() -> printMessage("goroutine"));
            printMessage("main");
            Time.sleep(Duration.ofMillis(50));
        });
    }

    static void printMessage(String message) {
        for (int i = 0; i < 3; i++) {
            IO.println(message + " " + i);
            Time.sleep(Duration.ofMillis(10));
        }
    }
}
