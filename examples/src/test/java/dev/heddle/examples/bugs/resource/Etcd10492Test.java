package dev.heddle.examples.bugs.resource;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import java.util.function.Consumer;

/// etcd renews a lease with the lock of the leases held, and calls back to write a checkpoint. The checkpoint goes
/// through the raft log and comes back to the leases, which take the lock a second time.
///
/// Source: etcd #10492, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("etcd#10492")
final class Etcd10492Test {
    private static final class Lessor {
        private final RWMutex mu = new RWMutex("lessor");
        private int remaining;

        void checkpoint(int seconds) {
            try (var _ = mu.hold()) {
                remaining = seconds;
            }
        }

        void renewUnderTheLock(Consumer<Integer> checkpointer) {
            try (var _ = mu.hold()) {
                checkpointer.accept(remaining);
            }
        }

        void renew(Consumer<Integer> checkpointer) {
            int seconds;
            try (var _ = mu.readHold()) {
                seconds = remaining;
            }
            checkpointer.accept(seconds);
        }
    }

    @GoTest(expect = Deadlock.class)
    void theCallBackTakesTheLockAgain() {
        var lessor = new Lessor();
        lessor.renewUnderTheLock(lessor::checkpoint);
    }

    @GoTest
    void theCallBackComesAfterTheLock() {
        var lessor = new Lessor();
        lessor.renew(lessor::checkpoint);
    }
}
