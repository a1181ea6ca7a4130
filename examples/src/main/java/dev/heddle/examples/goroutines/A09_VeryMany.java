package dev.heddle.examples.goroutines;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;

/// How many goroutines may there be?
///
/// As many as fit into memory. A goroutine is a virtual thread: it has no thread of the operating system while it
/// waits, only a small stack that grows. All of these wait on one channel at the same time.
///
/// The Go program: *Goroutine vs OS thread*, "millions".
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A09_VeryMany`
///
/// It prints:
///
/// ```
/// 100000 goroutines have waited and gone
/// ```
final class A09_VeryMany {
    static void main() {
        IO.println(waiting(100_000) + " goroutines have waited and gone");
    }

    /// Starts goroutines that all wait for the same close, and returns how many it were.
    static int waiting(int n) {
        var count = new int[1];
        Go.run(() -> {
            var start = Chan.<Void>unbuffered("start");
            var done = Chan.<Integer>buffered("done", n);
            var wg = new WaitGroup();
            for (int i = 0; i < n; i++) {
                wg.go(() -> {
                    start.receive();
                    done.send(1);
                });
            }
            start.close();
            wg.await();
            done.close();
            for (int one : done.range()) {
                count[0] += one;
            }
        });
        return count[0];
    }
}
