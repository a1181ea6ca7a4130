package dev.heddle.examples.defer;

import dev.heddle.Chan;
import dev.heddle.Defer;
import dev.heddle.Go;
import dev.heddle.GoPanic;

/// How does a program go on after a panic?
///
/// `recover` is an ordinary `catch (GoPanic p)`. Deferred calls have run by then. The message of a panic that the
/// library raises is Go's own text; `value` is what was passed to `panic`.
///
/// A panic that nobody recovers ends the whole program, in whichever goroutine it is.
///
/// The Go program: *Important notes on `defer`*, `recover()` and `panic()`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=defer.E05_Recover`
///
/// It prints:
///
/// ```
/// cleaned up
/// recovered: something is wrong
/// recovered: close of closed channel
/// still here
/// ```
final class E05_Recover {
    static void main() {
        Go.run(() -> {
            // tag::recover[]
            try (var defer = Defer.scope()) {
                defer.call(() -> IO.println("cleaned up"));
                throw Go.panic("something is wrong");
            } catch (GoPanic p) {
                IO.println("recovered: " + p.value());
            }
            // end::recover[]

            var numbers = Chan.<Integer>unbuffered();
            numbers.close();
            try {
                numbers.close();
            } catch (GoPanic p) {
                IO.println("recovered: " + p.getMessage());
            }
            IO.println("still here");
        });
    }
}
