package dev.heddle.conformance;

import static dev.heddle.conformance.Programs.inGoroutines;
import static dev.heddle.conformance.Programs.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.Defer;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Go spec, "Program execution", and what Go's runtime says when all goroutines are asleep.
class GoRunConformance {
    private static final String ALL_ASLEEP = "all goroutines are asleep - deadlock!";

    @InBothModes
    void theProgramEndsWhenMainReturns(Mode mode) {
        mode.runExhaustively(() -> {});
    }

    @InBothModes
    void mainDoesNotWaitForOtherGoroutines(Mode mode) {
        mode.runLeavingGoroutines(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(1));
            Go.go(() -> Chan.nil().receive());
        });
    }

    @InBothModes
    void sleepingGoroutinesDoNotHoldUpTheEnd(Mode mode) {
        mode.runLeavingGoroutines(() -> Go.go(() -> Time.sleep(millis(60_000))));
    }

    @InBothModes
    void theFinallyBlocksOfGoroutinesLeftBehindRun(Mode mode) throws InterruptedException {
        var cleanedUp = new CountDownLatch(2);

        mode.runLeavingGoroutines(() -> {
            mode.goAndBlock(() -> {
                try {
                    Chan.nil().receive();
                } finally {
                    cleanedUp.countDown();
                }
            });
            mode.goAndBlock(() -> {
                try (var defer = Defer.scope()) {
                    defer.call(cleanedUp::countDown);
                    Chan.<Integer>unbuffered().send(1);
                }
            });
        });

        assertThat(cleanedUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @InBothModes
    void aGoroutineLeftBehindCannotCatchItsEnd(Mode mode) throws InterruptedException {
        var caught = new CountDownLatch(1);
        var ended = new CountDownLatch(1);

        mode.runLeavingGoroutines(() -> mode.goAndBlock(() -> {
            try {
                Chan.nil().receive();
            } catch (Exception _) {
                caught.countDown();
            } finally {
                ended.countDown();
            }
        }));

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(caught.getCount()).isEqualTo(1);
    }

    @InBothModes
    void aLoopThatOnlyYieldsEndsWithItsProgram(Mode mode) throws InterruptedException {
        var ended = new CountDownLatch(1);

        mode.run(() -> Go.run(() -> {
            Chan<Unit> started = Chan.unbuffered();
            Go.go(() -> {
                try {
                    started.send(Unit.UNIT);
                    while (true) {
                        Go.yieldNow();
                    }
                } finally {
                    ended.countDown();
                }
            });
            started.receive();
        }));

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @InBothModes
    void aProgramMayRunInsideAnotherAndEndsItsOwnGoroutinesOnly(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> channel.send(1));

            Go.run(() -> Go.go(() -> Chan.nil().receive()));

            assertThat(channel.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void aProgramInsideAnotherReturnsWhenItsMainDoes(Mode mode) {
        mode.run(() -> {
            var result = new Shared<>(0);

            Go.run(() -> {
                Chan<Integer> channel = Chan.unbuffered();
                Go.go(() -> channel.send(1));
                result.set(channel.receive());
            });

            assertThat(result.get()).isEqualTo(1);
        });
    }

    @InBothModes
    void theDumpSaysWhatEachGoroutineWaitsFor(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> a = Chan.unbuffered();
            Chan<Integer> b = Chan.unbuffered();
            Go.go(() -> a.send(1));
            Go.go(() -> Go.select(a.sending(1), b.sending(2)));
            b.receive();
            b.receive();
        });

        assertThat(text).contains(ALL_ASLEEP, "chan send", "chan receive");
    }

    @InBothModes
    void aMutexLockedTwiceIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var mutex = new Mutex();
            mutex.lock();
            mutex.lock();
        });

        assertThat(text).contains(ALL_ASLEEP, "sync.Mutex.Lock");
    }

    @InBothModes
    void aWriterThatWaitsForItsOwnReadLockIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var mutex = new RWMutex();
            mutex.readLock();
            mutex.lock();
        });

        assertThat(text).contains(ALL_ASLEEP, "sync.RWMutex.Lock");
    }

    @InBothModes
    void aReaderThatWaitsForItsOwnWriteLockIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var mutex = new RWMutex();
            mutex.lock();
            mutex.readLock();
        });

        assertThat(text).contains(ALL_ASLEEP, "sync.RWMutex.RLock");
    }

    @InBothModes
    void aWaitGroupThatNobodyFinishesIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var group = new WaitGroup();
            group.add(1);
            group.await();
        });

        assertThat(text).contains(ALL_ASLEEP, "sync.WaitGroup.Wait");
    }

    @InBothModes
    void aConditionThatNobodySignalsIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var mutex = new Mutex();
            var cond = new Cond(mutex);
            mutex.lock();
            cond.await();
        });

        assertThat(text).contains(ALL_ASLEEP, "sync.Cond.Wait");
    }

    @InBothModes
    void twoLocksTakenCrosswiseAreADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            var a = new Mutex();
            var b = new Mutex();
            Chan<Unit> bothHold = Chan.unbuffered();
            Go.go(() -> {
                b.lock();
                bothHold.send(Unit.UNIT);
                a.lock();
            });
            a.lock();
            bothHold.receive();
            b.lock();
        });

        assertThat(text).contains(ALL_ASLEEP);
    }

    @InBothModes
    void aCircleOfChannelsIsADeadlock(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> a = Chan.unbuffered();
            Chan<Integer> b = Chan.unbuffered();
            Go.go(() -> b.send(a.receive()));
            a.send(b.receive());
        });

        assertThat(text).contains(ALL_ASLEEP, "chan receive");
    }

    @InBothModes
    void allAsleepCountsTheOthersToo(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> never = Chan.unbuffered();
            inGoroutines(3, never::receive);
        });

        assertThat(text).contains(ALL_ASLEEP, "sync.WaitGroup.Wait", "chan receive");
    }

    @InBothModes
    void aSleepingGoroutineIsNotAsleepForEver(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Go.go(() -> {
                Time.sleep(millis(3));
                channel.send(1);
            });

            assertThat(channel.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void aPendingTimerKeepsTheProgramGoing(Mode mode) {
        mode.run(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Time.afterFunc(millis(3), () -> channel.send(1));

            assertThat(channel.receive()).isEqualTo(1);
        });
    }

    @InBothModes
    void aDeadlockShowsOnceTheLastTimerHasFired(Mode mode) {
        String text = mode.deadlockText(() -> {
            Chan<Integer> channel = Chan.unbuffered();
            Time.afterFunc(millis(3), () -> channel.send(1));
            channel.receive();
            channel.receive();
        });

        assertThat(text).contains(ALL_ASLEEP, "chan receive");
    }

    @InBothModes
    void anExceptionOfMainPasses(Mode mode) {
        String text = mode.panicText(() -> {
            throw new IllegalStateException("main cannot go on");
        });

        assertThat(text).contains("IllegalStateException", "main cannot go on");
    }
}
