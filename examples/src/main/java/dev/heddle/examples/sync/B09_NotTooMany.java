package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.sync.Semaphore;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Goroutines are cheap, what they use is not: how is the number at work limited?
///
/// A `Semaphore` lets so many through at a time. In Go one often writes a buffered channel instead, and that works
/// here too; so does `ErrorGroup.limit`.
///
/// The Go program: *Best practices*, "don't create too many".
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B09_NotTooMany`
///
/// It prints:
///
/// ```
/// 20 goroutines, never more than 3 at work: true
/// ```
final class B09_NotTooMany {
    static void main() {
        Go.run(() -> IO.println("20 goroutines, never more than 3 at work: " + (mostAtWork(20, 3) <= 3)));
    }

    static int mostAtWork(int goroutines, int limit) {
        var slots = new Semaphore(limit);
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        var wg = new WaitGroup();
        for (int i = 0; i < goroutines; i++) {
            wg.go(() -> {
                slots.acquire();
                try {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    Time.sleep(Duration.ofMillis(1));
                    atWork.decrementAndGet();
                } finally {
                    slots.release();
                }
            });
        }
        wg.await();
        return most.get();
    }
}
