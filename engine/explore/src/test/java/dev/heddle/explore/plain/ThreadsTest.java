package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Go;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.probe.AtomicBooleans;
import dev.heddle.probe.AtomicIntegers;
import dev.heddle.probe.CountDownLatches;
import dev.heddle.probe.Locks;
import dev.heddle.probe.Monitors;
import dev.heddle.probe.Parking;
import dev.heddle.probe.ReentrantLocks;
import dev.heddle.probe.ThreadBuilders;
import dev.heddle.probe.Threads;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Threads of plain Java as goroutines of an execution.
class ThreadsTest {
    /// A subclass, as people wrote them once.
    static final class Worker extends Thread {
        private final Runnable task;

        Worker(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
        }
    }

    @Test
    void threadsRaceLikeGoroutines() {
        var threads = Search.exhaustive(outcome -> {
            var counter = AtomicIntegers.make();
            var a = Threads.make(() -> AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1));
            var b = new Worker(() -> AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1));
            Threads.start(a);
            Threads.start(b);
            Threads.join(a);
            Threads.join(b);
            outcome.accept("" + AtomicIntegers.get(counter));
        });
        var goroutines = Search.exhaustive(outcome -> {
            var counter = AtomicIntegers.make();
            Together.run(
                    () -> AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1),
                    () -> AtomicIntegers.set(counter, AtomicIntegers.get(counter) + 1));
            outcome.accept("" + AtomicIntegers.get(counter));
        });

        assertThat(threads.outcomes()).containsExactly("1", "2");
        assertThat(threads.executions()).isEqualTo(goroutines.executions());
    }

    @Test
    void threadsKeepTheirNames() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var named = Threads.make(() -> outcome.accept(Threads.getName(Threads.currentThread())), "named");
            var numbered = Threads.make(() -> outcome.accept(Threads.getName(Threads.currentThread())));
            var virtual = ThreadBuilders.unstarted(
                    Thread.ofVirtual().name("virtual"), () -> outcome.accept(Threads.getName(Threads.currentThread())));
            Threads.start(named);
            Threads.start(numbered);
            Threads.start(virtual);
            outcome.accept(Threads.getName(Threads.currentThread()));
        });

        assertThat(search.outcomes()).containsExactly("Thread-0", "main", "named", "virtual");
    }

    @Test
    void whatAThreadThrowsIsAPanic() {
        var failure = Search.failure(() -> Threads.start(Threads.make(
                () -> {
                    throw new IllegalStateException("broken");
                },
                "worker")));

        assertThat(failure).isInstanceOf(Panicked.class);
        assertThat(failure.message()).contains("broken").contains("in goroutine \"worker\"");
    }

    @Test
    void aHandlerOfTheThreadTakesWhatItThrows() {
        var search = Search.exhaustive(outcome -> {
            var thread = Threads.make(() -> {
                throw new IllegalStateException("broken");
            });
            thread.setUncaughtExceptionHandler((_, e) -> outcome.accept(e.getMessage()));
            Threads.start(thread);
            Threads.join(thread);
        });

        assertThat(search.outcomes()).containsExactly("broken");
    }

    @Test
    void aThreadThatWaitsForItselfIsADeadlock() {
        var failure = Search.failure(() -> {
            var thread = Threads.make(
                    () -> {
                        try {
                            Threads.join(Threads.currentThread());
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "narcissus");
            Threads.start(thread);
            Threads.join(thread);
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .contains("goroutine \"narcissus\" [Thread.join] thread \"narcissus\"   at ")
                .contains("ThreadsTest.java");
    }

    @Test
    void aThreadLeftBlockedIsALeakUnlessItIsADaemon() {
        var failure = Search.failure(() -> Threads.start(Threads.make(Parking::park, "left")));

        assertThat(failure).isInstanceOf(GoroutineLeak.class);
        assertThat(failure.message()).contains("goroutine \"left\" [LockSupport.park]");

        var search = Search.exhaustive(_ -> {
            var daemon = Threads.make(Parking::park);
            Threads.setDaemon(daemon, true);
            Threads.start(daemon);
        });

        assertThat(search.outcomes()).isEmpty();
    }

    @Test
    void anInterruptEndsASleepAtOnce() {
        var search = Search.exhaustive(outcome -> {
            var sleeper = Threads.make(() -> {
                try {
                    Threads.sleep(10_000);
                    outcome.accept("slept");
                } catch (InterruptedException e) {
                    outcome.accept("interrupted at " + Time.now().getEpochSecond() % 60 + " "
                            + Threads.isInterrupted(Threads.currentThread()));
                }
            });
            Threads.start(sleeper);
            Threads.sleep(Duration.ofSeconds(3));
            Threads.interrupt(sleeper);
            Threads.join(sleeper);
        });

        assertThat(search.outcomes()).containsExactly("interrupted at 3 false");
    }

    @Test
    void anInterruptAndATimeoutCanRace() {
        var search = Search.exhaustive(TimeModel.RACING, outcome -> {
            var sleeper = Threads.make(() -> {
                try {
                    Threads.sleep(10);
                    outcome.accept("slept");
                } catch (InterruptedException e) {
                    outcome.accept("interrupted");
                }
            });
            Threads.start(sleeper);
            Threads.interrupt(sleeper);
            Threads.join(sleeper);
        });

        assertThat(search.outcomes()).containsExactly("interrupted", "slept");
    }

    @Test
    void anInterruptEndsTheWaitForALockOnlyIfItIsInterruptible() {
        var search = Search.exhaustive(outcome -> {
            var lock = ReentrantLocks.make();
            Locks.lock(lock);
            var patient = Threads.make(() -> {
                Locks.lock(lock);
                outcome.accept("patient " + Threads.interrupted());
                Locks.unlock(lock);
            });
            var nervous = Threads.make(() -> {
                try {
                    Locks.lockInterruptibly(lock);
                    Locks.unlock(lock);
                    outcome.accept("nervous had it");
                } catch (InterruptedException e) {
                    outcome.accept("nervous " + Threads.interrupted());
                }
            });
            Threads.start(patient);
            Threads.start(nervous);
            Threads.interrupt(patient);
            Threads.interrupt(nervous);
            Locks.unlock(lock);
            Threads.join(patient);
            Threads.join(nervous);
        });

        assertThat(search.outcomes()).containsExactly("nervous false", "patient true");
    }

    @Test
    void aWaiterThatIsInterruptedHasTheMonitorAgain() {
        var search = Search.exhaustive(outcome -> {
            var lock = new Object();
            var waiter = Threads.make(() -> Synchronized.on(lock, () -> {
                try {
                    Monitors.await(lock);
                    outcome.accept("notified " + Threads.interrupted());
                } catch (InterruptedException e) {
                    outcome.accept("interrupted " + Threads.holdsLock(lock));
                }
            }));
            Threads.start(waiter);
            Threads.interrupt(waiter);
            Synchronized.on(lock, () -> Monitors.signal(lock));
            Threads.join(waiter);
        });

        assertThat(search.outcomes()).containsExactly("interrupted true", "notified true");
    }

    @Test
    void anUnparkBeforeTheParkIsNotLost() {
        var search = Search.exhaustive(outcome -> {
            var parked = Threads.make(() -> {
                Parking.park();
                outcome.accept("on");
            });
            Threads.start(parked);
            Parking.unpark(parked);
            Threads.join(parked);
        });

        assertThat(search.outcomes()).containsExactly("on");
    }

    @Test
    void aParkThatIsInterruptedLeavesTheFlag() {
        var search = Search.exhaustive(outcome -> {
            var parked = Threads.make(() -> {
                Parking.parkNanos(1_000);
                outcome.accept(Threads.interrupted() + " " + Time.now().getNano());
            });
            Threads.start(parked);
            Threads.interrupt(parked);
            Threads.join(parked);
        });

        assertThat(search.outcomes()).containsExactly("true 0");
    }

    @Test
    void aJoinCanGiveUp() {
        var search = Search.exhaustive(outcome -> {
            var slow = Threads.make(() -> {
                try {
                    Threads.sleep(1_000);
                } catch (InterruptedException e) {
                    outcome.accept("interrupted");
                }
            });
            assertThatThrownBy(() -> Threads.join(slow, Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalThreadStateException.class);
            Threads.start(slow);
            assertThatThrownBy(() -> Threads.start(slow)).isInstanceOf(IllegalThreadStateException.class);
            outcome.accept("" + Threads.join(slow, Duration.ofMillis(999)));
            outcome.accept("alive " + Threads.isAlive(slow));
            Threads.join(slow, 2);
            outcome.accept("then alive " + Threads.isAlive(slow) + " " + Threads.getState(slow));
        });

        assertThat(search.outcomes()).containsExactly("alive true", "false", "then alive false TERMINATED");
    }

    @Test
    void aFlagThatIsPolledWithYieldIsSeen() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var stop = AtomicBooleans.make();
            Go.go(() -> AtomicBooleans.set(stop, true));
            Go.awaitUntil(() -> AtomicBooleans.get(stop));
            outcome.accept("stopped");
        });

        assertThat(search.outcomes()).containsExactly("stopped");
    }

    @Test
    void aGoroutineIsAThreadToo() {
        var search = Search.by(Strategy.dpor(), outcome -> {
            var done = new WaitGroup();
            var latch = CountDownLatches.make(1);
            var thread = new Thread[1];
            done.go(() -> {
                thread[0] = Threads.currentThread();
                CountDownLatches.countDown(latch);
                Parking.park();
            });
            CountDownLatches.await(latch);
            Parking.unpark(thread[0]);
            Threads.join(thread[0]);
            outcome.accept("joined");
        });

        assertThat(search.outcomes()).containsExactly("joined");
    }

    @Test
    void outsideAnExplorationTheyAreWhatTheyAre() throws Exception {
        var thread = ThreadBuilders.start(Thread.ofVirtual(), () -> Parking.park(this));
        LockSupport.unpark(thread);
        Threads.join(thread);
        var interrupted = Threads.make(() -> Parking.parkNanos(Long.MAX_VALUE));
        Threads.start(interrupted);
        Threads.interrupt(interrupted);
        Threads.join(interrupted);
        assertThat(Threads.isAlive(interrupted)).isFalse();
        assertThat(Threads.currentThread()).isSameAs(Thread.currentThread());
    }
}
