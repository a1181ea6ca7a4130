package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;

/// Is there a form of this that cannot be got wrong?
///
/// `WaitGroup.go` adds, starts and calls `done` itself, also after a panic.
///
/// The Go program: *WaitGroup pattern*, five goroutines that get their number as an argument.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B02_WaitGroupGo`
///
/// It prints, in any order:
///
/// ```
/// Goroutine 0
/// Goroutine 1
/// Goroutine 2
/// Goroutine 3
/// Goroutine 4
/// ```
final class B02_WaitGroupGo {
    static void main() {
        Go.run(() -> {
            // tag::go[]
            var wg = new WaitGroup();
            for (int i = 0; i < 5; i++) {
                int id = i;
                wg.go(() -> IO.println("Goroutine " + id));
            }
            wg.await();
            // end::go[]
        });
    }
}
