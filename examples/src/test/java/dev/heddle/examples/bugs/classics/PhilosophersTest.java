package dev.heddle.examples.bugs.classics;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;

/// Five philosophers each take the fork on the left and then the one on the right. If all have taken the left one,
/// nobody ever eats.
///
/// Described in: Dijkstra, "Hierarchical Ordering of Sequential Processes" (1971).
@Kernel("philosophers")
final class PhilosophersTest {
    private static final int SEATS = 5;

    private static void dine(boolean lowestFirst) {
        var forks = new ArrayList<Mutex>();
        for (int i = 0; i < SEATS; i++) {
            forks.add(new Mutex("fork " + i));
        }
        var table = new WaitGroup();
        for (int seat = 0; seat < SEATS; seat++) {
            int left = seat;
            int right = (seat + 1) % SEATS;
            var swap = lowestFirst && left > right;
            var first = forks.get(swap ? right : left);
            var second = forks.get(swap ? left : right);
            table.go(() -> {
                try (var _ = first.hold()) {
                    try (var _ = second.hold()) {}
                }
            });
        }
        table.await();
    }

    @GoTest(expect = Deadlock.class)
    void everybodyTakesTheLeftForkFirst() {
        dine(false);
    }

    @GoTest
    void everybodyTakesTheLowerForkFirst() {
        dine(true);
    }
}
