package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.Memory;
import dev.heddle.probe.Places;
import dev.heddle.probe.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A loop that looks, yields and looks again has no more interleavings than a wait for what it looks at.
final class SpinLoopTest {
    private static void lock(AtomicInteger locked) {
        while (!AtomicIntegers.compareAndSet(locked, 0, 1)) {
            Threads.onSpinWait();
        }
    }

    @Test
    void aSpinLockIsExploredToTheEnd() {
        var search = Search.exhaustive(outcome -> {
            var locked = AtomicIntegers.make();
            var count = AtomicIntegers.make();
            Runnable body = () -> {
                lock(locked);
                int before = AtomicIntegers.get(count);
                AtomicIntegers.set(count, before + 1);
                AtomicIntegers.set(locked, 0);
            };
            var other = Threads.startVirtualThread(body);
            body.run();
            Threads.join(other);
            outcome.accept(String.valueOf(count.get()));
        });

        assertThat(search.outcomes()).containsExactly("2");
    }

    /// The lock is taken in two steps.
    @Test
    void aWrongSpinLockIsFound() {
        var search = Search.exhaustive(outcome -> {
            var locked = AtomicIntegers.make();
            var count = AtomicIntegers.make();
            Runnable body = () -> {
                while (AtomicIntegers.get(locked) != 0) {
                    Threads.onSpinWait();
                }
                AtomicIntegers.set(locked, 1);
                int before = AtomicIntegers.get(count);
                AtomicIntegers.set(count, before + 1);
                AtomicIntegers.set(locked, 0);
            };
            var other = Threads.startVirtualThread(body);
            body.run();
            Threads.join(other);
            outcome.accept(String.valueOf(count.get()));
        });

        assertThat(search.outcomes()).containsExactly("1", "2");
    }

    /// As a lock that spins before it parks.
    @Test
    void aLoopThatGivesUpIsSeenToGiveUpAndToSucceed() {
        var search = Search.exhaustive(outcome -> {
            var flag = AtomicIntegers.make();
            Go.go(() -> AtomicIntegers.set(flag, 1));
            for (int i = 0; i < 1024; i++) {
                if (AtomicIntegers.get(flag) == 1) {
                    outcome.accept("seen");
                    return;
                }
                Threads.onSpinWait();
            }
            outcome.accept("given up");
        });

        assertThat(search.outcomes()).containsExactly("given up", "seen");
    }

    private static void pause() {
        Threads.onSpinWait();
    }

    /// That one of them never comes out says nothing of the other.
    @Test
    void aLoopThatGivesUpMayShareItsPauseWithOneThatDoesNot() {
        var search = Search.exhaustive(outcome -> {
            var flag = AtomicIntegers.make();
            var gone = AtomicIntegers.make();
            Go.go(() -> AtomicIntegers.set(flag, 1));
            while (AtomicIntegers.get(flag) == 0) {
                pause();
            }
            Go.go(() -> AtomicIntegers.set(gone, 1));
            for (int i = 0; i < 10; i++) {
                if (AtomicIntegers.get(gone) == 1) {
                    outcome.accept("seen");
                    return;
                }
                pause();
            }
            outcome.accept("given up");
        });

        assertThat(search.outcomes()).containsExactly("given up", "seen");
    }

    /// As with the field that holds the lock, and a count of rounds.
    @Test
    void aLoopMayAccessPlainMemoryBesides() {
        var search = Search.exhaustive(outcome -> {
            var flag = AtomicIntegers.make();
            var rounds = new int[1];
            Go.go(() -> AtomicIntegers.set(flag, 1));
            while (AtomicIntegers.get(flag) == 0) {
                for (int i = 0; i < 100; i++) {
                    Memory.writeElement(rounds, 0, Places.UNKNOWN);
                    rounds[0]++;
                }
                Threads.onSpinWait();
            }
            outcome.accept("seen");
        });

        assertThat(search.outcomes()).containsExactly("seen");
    }

    /// The look before the loop has nothing to do with it.
    @Test
    void aLoopThatLooksAtPlainMemoryOnlyLetsOthersRun() {
        var search = Search.sampled(Strategy.random(), 1_000, outcome -> {
            var before = AtomicIntegers.make();
            var plain = new int[1];
            var phase = new String[] {"before"};
            var shared = AtomicIntegers.make();
            Go.go(() -> {
                AtomicIntegers.get(shared);
                outcome.accept(phase[0]);
            });
            AtomicIntegers.get(before);
            phase[0] = "during";
            for (int i = 0; i < 5; i++) {
                Memory.readElement(plain, 0, Places.UNKNOWN);
                Threads.yield();
            }
            phase[0] = "after";
            AtomicIntegers.set(shared, 1);
        });

        assertThat(search.outcomes()).containsExactly("after", "before", "during");
    }

    /// Each look has several pauses after it, and more each time.
    @Test
    void aLoopThatBacksOffIsExploredToTheEnd() {
        var search = Search.exhaustive(outcome -> {
            var flag = AtomicIntegers.make();
            Go.go(() -> AtomicIntegers.set(flag, 1));
            for (int pauses = 1; AtomicIntegers.get(flag) == 0; pauses = Math.min(2 * pauses, 8)) {
                for (int i = 0; i < pauses; i++) {
                    Threads.onSpinWait();
                }
            }
            outcome.accept("seen");
        });

        assertThat(search.outcomes()).containsExactly("seen");
    }

    /// Who spins does not keep the clock from moving.
    @Test
    void whoSleepsSetsTheFlagThatAnotherSpinsAt() {
        var search = Search.exhaustive(outcome -> {
            var flag = AtomicIntegers.make();
            Go.go(() -> {
                Threads.sleep(1);
                AtomicIntegers.set(flag, 1);
            });
            while (AtomicIntegers.get(flag) == 0) {
                Threads.yield();
            }
            outcome.accept("seen");
        });

        assertThat(search.outcomes()).containsExactly("seen");
    }

    @Test
    void whoSpinsAtWhatNobodyChangesIsAsleep() {
        var flag = new AtomicInteger();

        var failure = Search.failure(() -> {
            while (AtomicIntegers.get(flag) == 0) {
                Threads.onSpinWait();
            }
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("[spin]");
    }

    /// It compares with another value in each round, so the rounds are not the same.
    @Test
    void aLoopThatLooksForSomethingElseEachTimeGoesOn() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var value = AtomicIntegers.make(3);
            int expected = 0;
            while (!AtomicIntegers.compareAndSet(value, expected, -1)) {
                expected++;
                Threads.onSpinWait();
            }
            outcome.accept(String.valueOf(expected));
        });

        assertThat(search.outcomes()).containsExactly("3");
    }
}
