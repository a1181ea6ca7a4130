package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;

/// Can a goroutine end from deep inside, without returning through every caller?
///
/// `Go.exit` ends the calling goroutine, and no other. What was deferred still runs, so the `finally` of
/// `WaitGroup.go` still counts it as done.
///
/// The Go program: none of the tutorials'; `runtime.Goexit`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A10_EndingEarly`
///
/// It prints:
///
/// ```
/// looking
/// cleaned up
/// main goes on
/// ```
final class A10_EndingEarly {
    static void main() {
        Go.run(() -> {
            var wg = new WaitGroup();
            wg.go(() -> {
                try {
                    IO.println("looking");
                    giveUp();
                    IO.println("This is never printed");
                } finally {
                    IO.println("cleaned up");
                }
            });
            wg.await();
            IO.println("main goes on");
        });
    }

    private static void giveUp() {
        Go.exit();
    }
}
