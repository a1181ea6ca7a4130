package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;

/// Docker's Windows service machine attaches disks with a method that takes the lock, and which another method
/// calls that has taken it.
///
/// Source: Docker (moby) #36114, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#36114")
final class Moby36114Test {
    private static final class ServiceMachine {
        private final Mutex mu = new Mutex("service machine");
        private int attached;

        void startWith(int disks) {
            try (var _ = mu.hold()) {
                attach(disks);
            }
        }

        void attach(int disks) {
            try (var _ = mu.hold()) {
                attachLocked(disks);
            }
        }

        void startWithLocked(int disks) {
            try (var _ = mu.hold()) {
                attachLocked(disks);
            }
        }

        /// The caller has the lock.
        private void attachLocked(int disks) {
            attached += disks;
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void oneLockingMethodCallsAnother() {
        var machine = new ServiceMachine();
        Go.go("start", () -> machine.startWith(1));
    }

    @GoTest
    void bothCallOneThatDoesNotLock() {
        var machine = new ServiceMachine();
        Go.go("start", () -> machine.startWithLocked(1));
        Go.go("attach", () -> machine.attach(1));
    }
}
