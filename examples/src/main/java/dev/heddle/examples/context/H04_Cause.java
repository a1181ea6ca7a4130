package dev.heddle.examples.context;

import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.context.ContextError;
import dev.heddle.sync.WaitGroup;
import java.io.IOException;
import java.util.Objects;

/// A goroutine sees that it was cancelled: how does it learn why, and who cleans up?
///
/// `cancel` takes a cause, and `cause` returns it; `err` only says that it was cancelled. A function given to
/// `afterFunc` runs in a goroutine of its own once the context has ended.
///
/// The Go program: none of the tutorials'; `context.WithCancelCause` and `context.AfterFunc`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=context.H04_Cause`
///
/// It prints:
///
/// ```
/// err: context canceled
/// cause: the cable is out
/// the connection is closed
/// ```
final class H04_Cause {
    static void main() {
        Go.run(() -> {
            var closed = new WaitGroup();
            closed.add(1);
            var ctx = Context.background().withCancel();
            var ended = ctx.done();
            Go.go("connection", () -> ctx.cancel(new IOException("the cable is out")));
            ended.receive();

            ContextError error = Objects.requireNonNull(ctx.err());
            IO.println("err: " + error.getMessage());
            IO.println("cause: " + Objects.requireNonNull(ctx.cause()).getMessage());
            ctx.afterFunc(() -> {
                IO.println("the connection is closed");
                closed.done();
            });
            closed.await();
        });
    }
}
