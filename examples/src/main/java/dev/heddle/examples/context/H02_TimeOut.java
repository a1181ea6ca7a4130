package dev.heddle.examples.context;

import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.time.Time;
import java.time.Duration;

/// How does a whole tree of calls keep to one deadline?
///
/// The context carries it. A context made from another ends no later than that one, so the inner call below cannot
/// outlive the outer one, whatever it asks for. `err` says why it ended.
///
/// The Go program: *Using `select` for timeouts*, with `context.WithTimeout`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=context.H02_TimeOut`
///
/// It prints:
///
/// ```
/// inner ends with the outer: true
/// outer: context deadline exceeded
/// inner: context deadline exceeded
/// ```
final class H02_TimeOut {
    static void main() {
        Go.run(() -> {
            // tag::timeout[]
            try (var outer = Context.background().withTimeout(Duration.ofMillis(20));
                    var inner = outer.withTimeout(Duration.ofMinutes(10))) {
                boolean inTime = Go.select(
                        Time.after(Duration.ofMinutes(1)).receiving().to(true),
                        inner.cancelled().to(false));
                IO.println("inner ends with the outer: " + !inTime);
                IO.println("outer: " + message(outer));
                IO.println("inner: " + message(inner));
            }
            // end::timeout[]
        });
    }

    private static String message(Context ctx) {
        var error = ctx.err();
        return error == null ? "still going" : String.valueOf(error.getMessage());
    }
}
