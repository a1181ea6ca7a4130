package dev.heddle.examples.sync;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.WaitGroup;

/// And how without a lock?
///
/// One goroutine owns the variable; the others send it what to do. Nobody else can touch it, so there is nothing to
/// guard. Compare `B03_CounterWithMutex`: a channel hands a thing over, a mutex guards a thing that stays where it
/// is.
///
/// The Go program: *When to use channels vs mutex*, passing data between goroutines.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B04_CounterWithChannel`
///
/// It prints:
///
/// ```
/// 100
/// ```
final class B04_CounterWithChannel {
    static void main() {
        Go.run(() -> IO.println(count(100)));
    }

    static int count(int goroutines) {
        var increments = Chan.<Unit>unbuffered("increments");
        var total = Chan.<Integer>unbuffered("total");
        Go.go("owner", () -> {
            int counter = 0;
            for (var _ : increments.range()) {
                counter++;
            }
            total.send(counter);
        });

        var wg = new WaitGroup();
        for (int i = 0; i < goroutines; i++) {
            wg.go(() -> increments.send(Unit.UNIT));
        }
        wg.await();
        increments.close();
        return total.receiveOr(-1);
    }
}
