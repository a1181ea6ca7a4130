package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;

/// A worker counts a latch down when it is ready. If it fails before, nobody counts, and main waits for ever. The
/// failure itself is caught and logged, so nothing else is seen.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 7.3.
@Kernel("latch and exception")
final class LatchAndExceptionTest {
    private static void start() {
        if (Go.chance()) {
            throw new IllegalStateException("port in use");
        }
    }

    @GoTest(expect = Deadlock.class)
    void aFailedStartSkipsTheCountDown() {
        var latch = new WaitGroup();
        latch.add(1);
        Go.go("server", () -> {
            try {
                start();
                latch.done();
            } catch (IllegalStateException e) {
                // logged
            }
        });
        latch.await();
    }

    @GoTest
    void theCountDownStandsInFinally() {
        var latch = new WaitGroup();
        latch.add(1);
        Go.go("server", () -> {
            try {
                start();
            } catch (IllegalStateException e) {
                // logged
            } finally {
                latch.done();
            }
        });
        latch.await();
    }
}
