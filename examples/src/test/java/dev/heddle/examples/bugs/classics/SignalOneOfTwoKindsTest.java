package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;

/// A bounded buffer has one condition variable for those who wait for room and those who wait for something to
/// take, and wakes one of them. If it wakes one of the wrong kind, that one waits again, and nobody wakes the
/// right one.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 14.2.4.
@Kernel("signal to the wrong one")
final class SignalOneOfTwoKindsTest {
    private static final class Buffer {
        private final Mutex mu = new Mutex("buffer");
        private final Cond changed = new Cond(mu);
        private final boolean wakesAll;
        private int size;

        Buffer(boolean wakesAll) {
            this.wakesAll = wakesAll;
        }

        void put() {
            try (var _ = mu.hold()) {
                while (size == 1) {
                    changed.await();
                }
                size++;
                wake();
            }
        }

        void take() {
            try (var _ = mu.hold()) {
                while (size == 0) {
                    changed.await();
                }
                size--;
                wake();
            }
        }

        private void wake() {
            if (wakesAll) {
                changed.broadcast();
            } else {
                changed.signal();
            }
        }
    }

    private static void use(Buffer buffer) {
        for (int i = 0; i < 2; i++) {
            Go.go("producer " + i, buffer::put);
        }
        for (int i = 0; i < 2; i++) {
            Go.go("consumer " + i, buffer::take);
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theSignalGoesToOneWhoCannotUseIt() {
        use(new Buffer(false));
    }

    @GoTest
    void everybodyLooksAgain() {
        use(new Buffer(true));
    }
}
