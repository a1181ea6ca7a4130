package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;

/// How is something told to goroutines that carries no data?
///
/// With a channel of `Unit`, Go's `chan struct{}`. To tell one goroutine, send; to tell all of them, close: a
/// closed channel is ready for everybody, for ever.
///
/// The Go program: none of the tutorials'; `chan struct{}` and a broadcast by `close`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C09_Signal`
///
/// It prints, in any order:
///
/// ```
/// on your marks
/// runner 2 runs
/// runner 1 runs
/// runner 3 runs
/// ```
final class C09_Signal {
    static void main() {
        Go.run(() -> {
            var start = Chan.<Unit>unbuffered("start");
            var finished = Chan.<Unit>unbuffered("finished");
            for (int i = 1; i <= 3; i++) {
                int runner = i;
                Go.go(() -> {
                    start.receive();
                    IO.println("runner " + runner + " runs");
                    finished.send(Unit.UNIT);
                });
            }
            IO.println("on your marks");
            start.close();
            for (int i = 1; i <= 3; i++) {
                finished.receive();
            }
        });
    }
}
