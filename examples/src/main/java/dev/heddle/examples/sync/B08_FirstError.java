package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.context.Context;
import dev.heddle.sync.ErrorGroup;
import dev.heddle.time.Time;
import java.io.IOException;
import java.time.Duration;

/// One of several goroutines fails: how do the others hear of it, and how does main?
///
/// An `ErrorGroup` is a `WaitGroup` that keeps the first exception: `await` throws it, and the group's context is
/// cancelled at once, so that the others can stop.
///
/// The Go program: *Distributed systems*, with `golang.org/x/sync/errgroup`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B08_FirstError`
///
/// It prints:
///
/// ```
/// slow stops: context canceled
/// main hears of it: disk full
/// ```
final class B08_FirstError {
    static void main() {
        Go.run(() -> {
            // tag::errorgroup[]
            var group = ErrorGroup.withContext(Context.background());
            group.go(() -> {
                throw new IOException("disk full");
            });
            group.go(() -> {
                var ended = Go.select(
                        Time.after(Duration.ofMinutes(10)).receiving().to("slow is done"),
                        group.context().cancelled().map(_ -> "slow stops: " + message(group.context())));
                IO.println(ended);
            });
            try {
                group.await();
            } catch (IOException e) {
                IO.println("main hears of it: " + e.getMessage());
            }
            // end::errorgroup[]
        });
    }

    private static String message(Context ctx) {
        var error = ctx.err();
        return error == null ? "not cancelled" : String.valueOf(error.getMessage());
    }
}
