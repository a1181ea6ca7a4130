package dev.heddle.examples.defer;

import dev.heddle.Defer;
import dev.heddle.Go;
import dev.heddle.GoPanic;

/// What if a deferred call panics too, or the recovering code panics again?
///
/// A `catch` that panics again replaces the panic, as in Go. But if body and cleanup both panic, Java's `try` keeps
/// the first and adds the second to its suppressed ones, while Go keeps the last. Either way all deferred calls
/// run.
///
/// The Go program: none of the tutorials'; re-panicking, and a panic inside a deferred function.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=defer.E06_PanicAgain`
///
/// It prints:
///
/// ```
/// inner recovers first
/// outer recovers first again
/// cleanup runs all the same
/// first, suppressed: second
/// ```
final class E06_PanicAgain {
    static void main() {
        Go.run(() -> {
            try {
                try {
                    throw Go.panic("first");
                } catch (GoPanic p) {
                    IO.println("inner recovers " + p.value());
                    throw Go.panic(p.value() + " again");
                }
            } catch (GoPanic p) {
                IO.println("outer recovers " + p.value());
            }

            try (var defer = Defer.scope()) {
                defer.call(() -> IO.println("cleanup runs all the same"));
                defer.call(() -> {
                    throw Go.panic("second");
                });
                throw Go.panic("first");
            } catch (GoPanic p) {
                IO.println(p.getMessage() + ", suppressed: " + p.getSuppressed()[0].getMessage());
            }
        });
    }
}
