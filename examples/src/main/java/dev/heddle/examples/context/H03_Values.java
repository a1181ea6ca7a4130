package dev.heddle.examples.context;

import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.context.Key;
import dev.heddle.sync.WaitGroup;

/// How does a request's number get to everybody who writes a log line?
///
/// In the context, under a key. Keys are compared by identity, so two libraries cannot take each other's. Values
/// are for what accompanies a request, not for arguments.
///
/// The Go program: none of the tutorials'; `context.WithValue`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=context.H03_Values`
///
/// It prints, in any order:
///
/// ```
/// request 8: reading
/// request 7: reading
/// ```
final class H03_Values {
    private static final Key<Integer> REQUEST = Key.of("request");

    static void main() {
        Go.run(() -> {
            var wg = new WaitGroup();
            for (int number = 7; number <= 8; number++) {
                var ctx = Context.background().withValue(REQUEST, number);
                wg.go(() -> log(ctx, "reading"));
            }
            wg.await();
        });
    }

    private static void log(Context ctx, String text) {
        IO.println("request " + ctx.value(REQUEST) + ": " + text);
    }
}
