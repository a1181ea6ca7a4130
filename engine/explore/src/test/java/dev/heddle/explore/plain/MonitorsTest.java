package dev.heddle.explore.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Go;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.probe.Monitors;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// Monitors, and who waits in them.
class MonitorsTest {
    @Test
    void countsAsManyInterleavingsAsTheMutexDoes() {
        var monitors = Search.exhaustive(outcome -> {
            var lock = new Object();
            var order = new StringBuilder();
            var done = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                var name = i;
                done.go(() -> Synchronized.on(lock, () -> order.append(name)));
            }
            done.await();
            outcome.accept(order.toString());
        });
        var mutexes = Search.exhaustive(outcome -> {
            var lock = new Mutex();
            var order = new StringBuilder();
            var done = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                var name = i;
                done.go(() -> {
                    lock.lock();
                    order.append(name);
                    lock.unlock();
                });
            }
            done.await();
            outcome.accept(order.toString());
        });

        assertThat(monitors.outcomes()).hasSize(6).isEqualTo(mutexes.outcomes());
        assertThat(monitors.executions()).isEqualTo(mutexes.executions());
    }

    @Test
    void enteringAgainIsNoStep() {
        var search = Search.exhaustive(outcome -> {
            var lock = new Object();
            Go.go(() -> Synchronized.on(lock, () -> {}));
            Synchronized.on(lock, () -> Synchronized.on(lock, () -> outcome.accept("twice")));
        });

        assertThat(search.executions()).isEqualTo(2);
    }

    @Test
    void opposedOrdersAreADeadlockThatNamesWhoHoldsWhat() {
        var failure = Search.failure(() -> {
            var a = new Object();
            var b = new Object();
            Go.go("other", () -> Synchronized.on(b, () -> Synchronized.on(a, () -> {})));
            Synchronized.on(a, () -> Synchronized.on(b, () -> {}));
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message())
                .contains("goroutine \"main\" [synchronized] monitor of Object 2, held by \"other\"   at ")
                .contains("goroutine \"other\" [synchronized] monitor of Object 1, held by \"main\"   at ")
                .contains("MonitorsTest.java")
                .contains("they wait for each other");
    }

    @Test
    void whoIsNotifiedIsAChoice() {
        var search = Search.exhaustive(outcome -> {
            var lock = new Object();
            var woken = new ArrayList<Integer>();
            var waiting = new int[1];
            for (int i = 0; i < 2; i++) {
                var name = i;
                Go.go(() -> Synchronized.on(lock, () -> {
                    waiting[0]++;
                    Monitors.await(lock);
                    woken.add(name);
                }));
            }
            while (true) {
                var both = new boolean[1];
                Synchronized.on(lock, () -> both[0] = waiting[0] == 2);
                if (both[0]) {
                    break;
                }
                Time.sleep(Duration.ofMillis(1));
            }
            Synchronized.on(lock, () -> Monitors.signal(lock));
            Time.sleep(Duration.ofMillis(1));
            outcome.accept(woken.toString());
            Synchronized.on(lock, () -> Monitors.signalAll(lock));
        });

        assertThat(search.outcomes()).containsExactly("[0]", "[1]");
    }

    @Test
    void aBufferWithIfAroundWaitFails() {
        var failure = Search.failure(() -> {
            var buffer = new ArrayList<Integer>();
            for (int i = 0; i < 2; i++) {
                Go.go(
                        "consumer-" + i,
                        () -> Synchronized.on(buffer, () -> {
                            if (buffer.isEmpty()) {
                                Monitors.await(buffer);
                            }
                            buffer.removeFirst();
                        }));
            }
            for (int i = 0; i < 2; i++) {
                Synchronized.on(buffer, () -> {
                    buffer.add(1);
                    Monitors.signal(buffer);
                });
            }
        });

        assertThat(failure).isInstanceOf(Panicked.class);
    }

    @Test
    void aLostNotificationIsADeadlockInWait() {
        var failure = Search.failure(() -> {
            var lock = new Object();
            Go.go("notifier", () -> Synchronized.on(lock, () -> Monitors.signalAll(lock)));
            Synchronized.on(lock, () -> Monitors.await(lock));
        });

        assertThat(failure).isInstanceOf(Deadlock.class);
        assertThat(failure.message()).contains("goroutine \"main\" [Object.wait] Object 1");
    }

    @Test
    void aWaitEndsWhenItsTimeIsOver() {
        var search = Search.exhaustive(outcome -> {
            var lock = new Object();
            var before = Time.now();
            Synchronized.on(lock, () -> Monitors.await(lock, 1_000));
            outcome.accept(Duration.between(before, Time.now()).toString());
        });

        assertThat(search.outcomes()).containsExactly("PT1S");
    }

    @Test
    void aWaitWithATimeCanBeNotifiedJustInTime() {
        var search = Search.exhaustive(outcome -> {
            var lock = new Object();
            var signalled = new boolean[1];
            Go.go(() -> {
                Time.sleep(Duration.ofSeconds(1));
                Synchronized.on(lock, () -> {
                    signalled[0] = true;
                    Monitors.signal(lock);
                });
            });
            Synchronized.on(lock, () -> {
                Monitors.await(lock, 1_000);
                outcome.accept("signalled " + signalled[0]);
            });
        });

        assertThat(search.outcomes()).containsExactly("signalled false", "signalled true");
    }

    @Test
    void waitingWithoutTheMonitorIsRefused() {
        var search = Search.by(Strategy.dpor(), _ -> {
            assertThatThrownBy(() -> Monitors.await(new Object())).isInstanceOf(IllegalMonitorStateException.class);
            assertThatThrownBy(() -> Monitors.signal(new Object())).isInstanceOf(IllegalMonitorStateException.class);
        });

        assertThat(search.outcomes()).isEmpty();
    }

    @Test
    void outsideAnExplorationTheMonitorItselfIsLocked() throws Exception {
        var lock = new Object();

        assertThat(Monitors.enter(lock)).isSameAs(lock);
        assertThat(Monitors.exit(lock)).isSameAs(lock);
        synchronized (lock) {
            Monitors.signal(lock);
            Monitors.await(lock, 1);
        }
        assertThatThrownBy(() -> Monitors.signal(lock)).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void exitNeverThrowsWhenAnExecutionIsUnwound() {
        var search = Search.by(Strategy.dpor(), _ -> {
            var lock = new Object();
            Go.go(() -> Synchronized.on(lock, () -> Monitors.await(lock)));
        });

        assertThat(search.outcomes()).containsExactly("GoroutineLeak");
    }
}
