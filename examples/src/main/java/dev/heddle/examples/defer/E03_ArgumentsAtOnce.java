package dev.heddle.examples.defer;

import dev.heddle.Defer;
import dev.heddle.Go;

/// A deferred call prints a variable that changes afterwards: which value?
///
/// The old one. Go evaluates the arguments of a deferred call at the `defer`. Java gets there by another road: a
/// lambda may only use a variable that never changes, so the value has to be copied first, and the copy is what is
/// printed.
///
/// Whoever wants the last value reads it inside the call, from something that may change.
///
/// The Go program: *Important notes on `defer`*, "arguments are evaluated immediately".
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=defer.E03_ArgumentsAtOnce`
///
/// It prints:
///
/// ```
/// x has become 10
/// read at the end: 10
/// evaluated at once: 5
/// ```
final class E03_ArgumentsAtOnce {
    static void main() {
        Go.run(() -> {
            try (var defer = Defer.scope()) {
                var x = new int[] {5};
                int now = x[0];
                defer.call(() -> IO.println("evaluated at once: " + now));
                defer.call(() -> IO.println("read at the end: " + x[0]));
                x[0] = 10;
                IO.println("x has become " + x[0]);
            }
        });
    }
}
