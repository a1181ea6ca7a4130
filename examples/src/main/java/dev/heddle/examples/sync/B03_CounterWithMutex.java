package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;

/// How do goroutines change the same variable?
///
/// One at a time, under a lock. Two goroutines that both read 4 and both write 5 lose an increment; a `Mutex` lets
/// only one in. `hold` unlocks at the end of the block, also when a panic leaves it.
///
/// `Shared` is a plain variable, no safer than a field. It tells the explorer of each access, so that a test finds
/// out if the lock is forgotten (`mistakes.SharingTest`).
///
/// The Go program: *When to use channels vs mutex*, protecting a shared variable.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B03_CounterWithMutex`
///
/// It prints:
///
/// ```
/// 100
/// ```
final class B03_CounterWithMutex {
    static void main() {
        Go.run(() -> IO.println(count(100)));
    }

    // tag::mutex[]
    static int count(int goroutines) {
        var mu = new Mutex("counter");
        var counter = new Shared<>("counter", 0);
        var wg = new WaitGroup();
        for (int i = 0; i < goroutines; i++) {
            wg.go(() -> {
                try (var _ = mu.hold()) {
                    counter.set(counter.get() + 1);
                }
            });
        }
        wg.await();
        return counter.get();
    }
    // end::mutex[]
}
