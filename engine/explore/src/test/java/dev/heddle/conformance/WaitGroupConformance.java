package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.letOthersBlock;
import static dev.heddle.conformance.Programs.panicOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;

/// Package sync: WaitGroup.
class WaitGroupConformance {
    @InBothModes
    void awaitReturnsAtOnceWhenTheCounterIsZero(Mode mode) {
        mode.runExhaustively(() -> new WaitGroup().await());
    }

    @InBothModes
    void awaitBlocksUntilTheCounterIsZero(Mode mode) {
        mode.run(() -> {
            var group = new WaitGroup();
            var mutex = new Mutex();
            var finished = new Shared<>(0);
            group.add(3);

            for (int i = 0; i < 3; i++) {
                Go.go(() -> {
                    try (var _ = mutex.hold()) {
                        finished.set(finished.get() + 1);
                    }
                    group.done();
                });
            }
            group.await();

            assertThat(finished.get()).isEqualTo(3);
        });
    }

    @InBothModes
    void goCountsTheGoroutineItStarts(Mode mode) {
        mode.runExhaustively(() -> {
            var group = new WaitGroup();
            var finished = new Shared<>(false);

            group.go(() -> finished.set(true));
            group.await();

            assertThat(finished.get()).isTrue();
        });
    }

    @InBothModes
    void goCountsDownAlsoWhenTheGoroutineExits(Mode mode) {
        mode.runExhaustively(() -> {
            var group = new WaitGroup();

            group.go(Go::exit);

            group.await();
        });
    }

    @InBothModes
    void everyWaitingGoroutineIsReleased(Mode mode) {
        mode.run(() -> {
            var work = new WaitGroup();
            work.add(1);
            Chan<Integer> released = Chan.buffered(3);
            for (int i = 0; i < 3; i++) {
                Go.go(() -> {
                    work.await();
                    released.send(1);
                });
            }
            letOthersBlock();

            work.done();

            assertThat(released.receive() + released.receive() + released.receive())
                    .isEqualTo(3);
        });
    }

    @InBothModes
    void aNegativeCounterPanics(Mode mode) {
        mode.runExhaustively(() -> {
            var group = new WaitGroup();

            assertThat(panicOf(group::done)).hasMessageContaining("sync: negative WaitGroup counter");
        });
    }

    @InBothModes
    void addingANegativeNumberBelowZeroPanics(Mode mode) {
        mode.runExhaustively(() -> {
            var group = new WaitGroup();
            group.add(2);

            assertThat(panicOf(() -> group.add(-3))).hasMessageContaining("sync: negative WaitGroup counter");
        });
    }

    @InBothModes
    void addingANegativeNumberCountsDown(Mode mode) {
        mode.runExhaustively(() -> {
            var group = new WaitGroup();
            group.add(3);

            group.add(-3);

            group.await();
        });
    }

    @InBothModes
    void addingZeroChangesNothing(Mode mode) {
        mode.run(() -> {
            var group = new WaitGroup();

            group.add(0);

            group.await();
        });
    }

    @InBothModes
    void itMayBeUsedAgainAfterAwaitHasReturned(Mode mode) {
        mode.run(() -> {
            var group = new WaitGroup();
            var rounds = new Shared<>(0);

            for (int round = 0; round < 3; round++) {
                group.go(() -> rounds.set(rounds.get() + 1));
                group.await();
            }

            assertThat(rounds.get()).isEqualTo(3);
        });
    }

    @InBothModes
    void itMayReachZeroSeveralTimesWhileNobodyWaits(Mode mode) {
        mode.run(() -> {
            var group = new WaitGroup();

            group.add(1);
            group.done();
            group.add(1);
            group.done();

            group.await();
        });
    }

    @InBothModes
    void itsGoroutinesMayAddToIt(Mode mode) {
        mode.run(() -> {
            var group = new WaitGroup();
            Chan<String> log = Chan.buffered(3);

            group.go(() -> {
                log.send("parent");
                group.go(() -> log.send("child"));
                group.go(() -> log.send("child"));
            });
            group.await();

            assertThat(log.length()).isEqualTo(3);
        });
    }

    @InBothModes
    void aPanicInItsGoroutineEndsTheProgram(Mode mode) {
        String text = mode.panicText(() -> {
            var group = new WaitGroup();
            group.add(1);
            group.go(() -> {
                throw Go.panic("in the group");
            });
            group.await();
        });

        assertThat(text).contains("in the group");
    }

    @InBothModes
    void oneMissingDoneIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var group = new WaitGroup();
            group.add(2);
            Go.go(group::done);
            group.await();
        });

        assertThat(text).contains("all goroutines are asleep - deadlock!", "sync.WaitGroup.Wait");
    }
}
