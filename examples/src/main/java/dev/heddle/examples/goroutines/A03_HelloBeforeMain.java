package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.function.Consumer;

/// Does the goroutine get its turn while main sleeps?
///
/// Yes: a sleeping goroutine leaves the processor to the others. The sleep makes this order likely, and no more
/// than that. A test under virtual time always sees it, since there the clock moves only when nobody can run
/// (`GoroutinesTest` shows it); a machine under load may not.
///
/// The Go program: *Simple goroutine*, where main speaks after the sleep.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A03_HelloBeforeMain`
///
/// It prints:
///
/// ```
/// Hello from the goroutine!
/// Main function
/// ```
final class A03_HelloBeforeMain {
    static void main() {
        Go.run(() -> greet(IO::println));
    }

    static void greet(Consumer<String> out) {
        Go.go("greeter", () -> out.accept("Hello from the goroutine!"));
        Time.sleep(Duration.ofMillis(100));
        out.accept("Main function");
    }
}
