package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;

/// A queue that waits for something to take is inside another object that locks around it. The wait gives the
/// queue's lock back and keeps the outer one, which is what a producer needs first.
///
/// Described in: Lea, "Concurrent Programming in Java" (1999), section 3.3.4, "Nested monitors".
@Kernel("nested monitor")
final class NestedLockoutTest {
    private static final class Pool {
        private final Mutex outer = new Mutex("pool");
        private final Mutex inner = new Mutex("free list");
        private final Cond returned = new Cond(inner);
        private int free;

        private void take() {
            try (var _ = inner.hold()) {
                while (free == 0) {
                    returned.await();
                }
                free--;
            }
        }

        private void giveBack() {
            try (var _ = inner.hold()) {
                free++;
                returned.signal();
            }
        }

        void borrowHoldingThePool() {
            try (var _ = outer.hold()) {
                take();
            }
        }

        void borrow() {
            take();
        }

        void close() {
            try (var _ = outer.hold()) {
                giveBack();
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void whoWaitsKeepsTheOuterLock() {
        var pool = new Pool();
        Go.go("borrower", pool::borrowHoldingThePool);
        Go.go("lender", pool::close);
    }

    @GoTest
    void whoWaitsHoldsNothingElse() {
        var pool = new Pool();
        Go.go("borrower", pool::borrow);
        Go.go("lender", pool::close);
    }
}
