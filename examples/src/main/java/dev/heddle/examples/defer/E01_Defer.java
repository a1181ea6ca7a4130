package dev.heddle.examples.defer;

import dev.heddle.Defer;
import dev.heddle.Go;

/// How is a call put off until the function is left?
///
/// Java has `finally` and try-with-resources for that, and they come first. `Defer` is for what Go does beyond
/// them: calls that are decided on the way, as many as it takes. The scope is the `try` block.
///
/// The Go program: *What is `defer` in Go?*, the basic example.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=defer.E01_Defer`
///
/// It prints:
///
/// ```
/// Start
/// End
/// Deferred: closing resources
/// ```
final class E01_Defer {
    static void main() {
        Go.run(() -> {
            // tag::defer[]
            try (var defer = Defer.scope()) {
                IO.println("Start");
                defer.call(() -> IO.println("Deferred: closing resources"));
                IO.println("End");
            }
            // end::defer[]
        });
    }
}
