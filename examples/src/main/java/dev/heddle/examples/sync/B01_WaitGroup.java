package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;

/// How does main wait for its goroutines without guessing how long they take?
///
/// A `WaitGroup` counts: `add` before each start, `done` at each end, and `await` returns once the count is zero
/// again. The `add` must stand before the `Go.go`. Inside the goroutine it may come too late, and then `await`
/// waits for nobody (`mistakes.WaitGroupTest`).
///
/// The Go program: *Synchronizing goroutines with `sync.WaitGroup`*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B01_WaitGroup`
///
/// It prints, in any order:
///
/// ```
/// Worker 2 started
/// Worker 3 started
/// Worker 1 started
/// All workers completed
/// ```
final class B01_WaitGroup {
    // tag::waitgroup[]
    static void main() {
        Go.run(() -> {
            var wg = new WaitGroup();
            for (int i = 1; i <= 3; i++) {
                int id = i;
                wg.add(1);
                Go.go(() -> worker(id, wg));
            }
            wg.await();
            IO.println("All workers completed");
        });
    }

    static void worker(int id, WaitGroup wg) {
        try {
            IO.println("Worker " + id + " started");
        } finally {
            wg.done(); // whatever happens, as `defer wg.Done()` does
        }
    }
    // end::waitgroup[]
}
