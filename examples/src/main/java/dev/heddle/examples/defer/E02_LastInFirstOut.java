package dev.heddle.examples.defer;

import dev.heddle.Defer;
import dev.heddle.Go;

/// In which order do deferred calls run?
///
/// The last one first: what was opened on top of something else is closed before it.
///
/// The Go program: *How `defer` works*, last in, first out.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=defer.E02_LastInFirstOut`
///
/// It prints:
///
/// ```
/// counting
/// 3
/// 2
/// 1
/// ```
final class E02_LastInFirstOut {
    static void main() {
        Go.run(() -> {
            try (var defer = Defer.scope()) {
                for (int i = 1; i <= 3; i++) {
                    int number = i;
                    defer.call(() -> IO.println(number));
                }
                IO.println("counting");
            }
        });
    }
}
