package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.Phasers;
import dev.heddle.probe.Threads;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Phasers: who waits, and for what.
class PhasersTest {
    @Test
    void everybodyHasArrivedBeforeAnybodyGoesOn() {
        var search = Search.exhaustive(outcome -> {
            var arrived = AtomicIntegers.make();
            var phaser = Phasers.make(2);
            for (int i = 0; i < 2; i++) {
                Go.go(() -> {
                    AtomicIntegers.incrementAndGet(arrived);
                    outcome.accept(
                            "phase " + Phasers.arriveAndAwaitAdvance(phaser) + " after " + AtomicIntegers.get(arrived));
                });
            }
            outcome.accept("then " + Phasers.awaitAdvance(phaser, 0) + " " + Phasers.getPhase(phaser));
        });

        assertThat(search.outcomes()).containsExactly("phase 1 after 2", "then 1 1");
    }

    @Test
    void phasesFollowEachOther() {
        var search = Search.reduced(outcome -> {
            var phaser = Phasers.make(2);
            Together.run(
                    () -> {
                        outcome.accept("" + Phasers.arriveAndAwaitAdvance(phaser));
                        outcome.accept("" + Phasers.arriveAndAwaitAdvance(phaser));
                    },
                    () -> {
                        Phasers.arrive(phaser);
                        Phasers.awaitAdvance(phaser, 0);
                        outcome.accept("left " + Phasers.arriveAndDeregister(phaser));
                    });
            outcome.accept(Phasers.getRegisteredParties(phaser) + " registered, " + Phasers.getUnarrivedParties(phaser)
                    + " not arrived");
        });

        assertThat(search.outcomes()).containsExactly("1", "1 registered, 1 not arrived", "2", "left 1");
    }

    @Test
    void whoWaitsForOneWhoNeverArrivesIsDeadlocked() {
        var failure = Search.failure(() -> {
            var phaser = Phasers.make(2);
            Go.go(() -> Phasers.arrive(phaser));
            Phasers.awaitAdvance(phaser, 0);
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("goroutine \"main\" [Phaser.awaitAdvance] Phaser ");
    }

    @Test
    void whoIsNotRegisteredMustNotArrive() {
        var search = Search.exhaustive(outcome -> {
            try {
                Phasers.arrive(Phasers.make());
            } catch (IllegalStateException e) {
                outcome.accept("refused");
            }
        });

        assertThat(search.outcomes()).containsExactly("refused");
    }

    @Test
    void theTimeCanBeOver() {
        var search = Search.exhaustive(outcome -> {
            var phaser = Phasers.make(1);
            try {
                Phasers.awaitAdvanceInterruptibly(phaser, 0, 1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                outcome.accept("too late, arrived " + Phasers.getArrivedParties(phaser));
            }
            outcome.accept("" + Phasers.awaitAdvanceInterruptibly(phaser, 3, 1, TimeUnit.SECONDS) + " "
                    + Phasers.awaitAdvance(phaser, -7));
        });

        assertThat(search.outcomes()).containsExactly("0 -7", "too late, arrived 0");
    }

    @Test
    void anInterruptEndsTheWaitButNotOneThatIsNotInterruptible() {
        var search = Search.exhaustive(outcome -> {
            var phaser = Phasers.make(1);
            var waits = Threads.make(() -> {
                try {
                    outcome.accept("went on " + Phasers.awaitAdvanceInterruptibly(phaser, 0));
                } catch (InterruptedException e) {
                    outcome.accept("interrupted");
                }
            });
            var goesOn = Threads.make(() -> {
                Phasers.awaitAdvance(phaser, 0);
                outcome.accept("interrupted later " + Threads.isInterrupted(Threads.currentThread()));
            });
            Threads.start(waits);
            Threads.start(goesOn);
            Threads.interrupt(waits);
            Threads.interrupt(goesOn);
            Phasers.arrive(phaser);
            Threads.join(waits);
            Threads.join(goesOn);
        });

        assertThat(search.outcomes()).containsExactly("interrupted", "interrupted later true", "went on 1");
    }

    @Test
    void whatIsDoneAtTheEndOfAPhaseIsDoneBeforeAnybodyGoesOn() {
        var search = Search.exhaustive(outcome -> {
            var ends = AtomicIntegers.make();
            var phaser = new Phaser(2) {
                @Override
                protected boolean onAdvance(int phase, int parties) {
                    AtomicIntegers.incrementAndGet(ends);
                    return phase == 0;
                }
            };
            for (int i = 0; i < 2; i++) {
                Go.go(() -> Phasers.arrive(phaser));
            }
            Phasers.awaitAdvance(phaser, 0);
            outcome.accept(AtomicIntegers.get(ends) + " ended " + Phasers.isTerminated(phaser));
        });

        assertThat(search.outcomes()).containsExactly("1 ended true");
    }

    @Test
    void whoRegistersWhileAPhaseEndsIsOfTheNext() {
        var search = Search.exhaustive(outcome -> {
            var isEnding = CountDownLatches.make(1);
            var phaser = new Phaser(1) {
                @Override
                protected boolean onAdvance(int phase, int parties) {
                    CountDownLatches.countDown(isEnding);
                    return false;
                }
            };
            Go.go(() -> Phasers.arrive(phaser));
            CountDownLatches.await(isEnding);
            outcome.accept("" + Phasers.register(phaser));
        });

        assertThat(search.outcomes()).containsExactly("1");
    }

    @Test
    void aTreeGoesOnTogether() {
        var search = Search.reduced(outcome -> {
            var root = Phasers.make();
            var left = Phasers.make(root, 1);
            var right = Phasers.make(root, 1);
            Together.run(
                    () -> outcome.accept("left " + Phasers.arriveAndAwaitAdvance(left)),
                    () -> outcome.accept("right " + Phasers.arriveAndAwaitAdvance(right)));
            outcome.accept("root " + Phasers.getPhase(root) + " of " + Phasers.getRegisteredParties(root));
        });

        assertThat(search.outcomes()).containsExactly("left 1", "right 1", "root 1 of 2");
    }

    @Test
    void whoRegistersAtABranchThatHasArrivedWaitsForTheOthers() {
        var failure = Search.failure(() -> {
            var root = Phasers.make(1);
            var branch = Phasers.make(root, 1);
            Phasers.arrive(branch);
            Phasers.register(branch);
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
    }

    @Test
    void terminationLetsEverybodyGo() {
        var search = Search.exhaustive(outcome -> {
            var phaser = Phasers.make(1);
            Go.go(() -> Phasers.forceTermination(phaser));
            outcome.accept("" + (Phasers.awaitAdvance(phaser, 0) < 0) + (Phasers.arrive(phaser) < 0)
                    + (Phasers.register(phaser) < 0));
        });

        assertThat(search.outcomes()).containsExactly("truetruetrue");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() {
        var phaser = new Phaser(1);
        assertThat(Phasers.arriveAndAwaitAdvance(phaser)).isOne();
        assertThat(Phasers.bulkRegister(phaser, 2)).isOne();
        assertThat(Phasers.getRegisteredParties(phaser)).isEqualTo(3);
    }
}
