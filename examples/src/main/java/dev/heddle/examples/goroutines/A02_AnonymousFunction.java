package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// Must what a goroutine runs have a name?
///
/// No: any lambda will do. The first argument here is a name for reports, which is optional too.
///
/// The Go program: *Goroutine with anonymous function*, `go func() { ... }()`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A02_AnonymousFunction`
///
/// It prints:
///
/// ```
/// Goroutine with an anonymous function
/// ```
final class A02_AnonymousFunction {
    static void main() {
        Go.run(() -> {
            Go.go("printer", () -> {
                IO.println("Goroutine with an anonymous function");
            });
            Time.sleep(Duration.ofMillis(50));
        });
    }
}
