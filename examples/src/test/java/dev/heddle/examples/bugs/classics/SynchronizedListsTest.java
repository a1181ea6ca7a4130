package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import java.util.ArrayList;
import java.util.List;

/// `a.addAll(b)` of two lists that each lock themselves has the lock of `a` and wants that of `b`; at the same time
/// `b.addAll(a)` has it the other way round.
///
/// Described in: Joshi, Park, Sen, Naik, "A Randomized Dynamic Program Analysis Technique for Detecting Real
/// Deadlocks" (PLDI 2009), of `Collections.synchronizedList`.
@Kernel("lists that add each other")
final class SynchronizedListsTest {
    private static final class LockedList {
        private final Mutex mu;
        private final List<Integer> items = new ArrayList<>();

        LockedList(String name) {
            mu = new Mutex(name);
            items.add(1);
        }

        List<Integer> copy() {
            try (var _ = mu.hold()) {
                return List.copyOf(items);
            }
        }

        void addAllHoldingBoth(LockedList other) {
            try (var _ = mu.hold()) {
                items.addAll(other.copy());
            }
        }

        void addAll(LockedList other) {
            var copy = other.copy();
            try (var _ = mu.hold()) {
                items.addAll(copy);
            }
        }
    }

    @GoTest(expect = Deadlock.class)
    void eachHoldsItsLockAndWantsTheOther() {
        var a = new LockedList("a");
        var b = new LockedList("b");
        Go.go("other", () -> b.addAllHoldingBoth(a));
        a.addAllHoldingBoth(b);
        a.copy();
    }

    @GoTest
    void eachCopiesBeforeItLocks() {
        var a = new LockedList("a");
        var b = new LockedList("b");
        Go.go("other", () -> b.addAll(a));
        a.addAll(b);
        a.copy();
    }
}
