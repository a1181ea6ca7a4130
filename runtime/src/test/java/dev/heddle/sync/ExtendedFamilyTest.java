package dev.heddle.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.GoInterrupted;
import dev.heddle.GoPanic;
import dev.heddle.context.Context;
import dev.heddle.context.ContextError;
import dev.heddle.scheduler.Executions;
import dev.heddle.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// ConcurrentMap, Pool, Semaphore, ErrorGroup and SingleFlight: what is peculiar to them.
class ExtendedFamilyTest {
    private static void inBothModes(GoBody body) throws Exception {
        Executions.allEndWell(body::run);
        body.run();
    }

    @Test
    void aMapRefusesNullsWithAReason() {
        var map = new ConcurrentMap<String, Integer>();

        assertThatThrownBy(() -> map.load(null)).hasMessageContaining("no null keys");
        assertThatThrownBy(() -> map.store("a", null)).hasMessageContaining("no null values");
    }

    @Test
    void aRangeMayUseTheMapAndStopsAtFalse() throws Exception {
        inBothModes(() -> {
            var map = new ConcurrentMap<String, Integer>();
            map.store("a", 1);
            map.store("b", 2);
            map.store("c", 3);
            var seen = new ArrayList<String>();

            map.range((key, _) -> {
                seen.add(key);
                map.delete(key);
                return seen.size() < 2;
            });

            assertThat(seen).hasSize(2);
        });
    }

    @Test
    void inAnExecutionARangeCanMissWhatIsDeletedMeanwhile() {
        var sizes = new java.util.TreeSet<Integer>();

        Executions.allEndWell(() -> {
            var map = new ConcurrentMap<String, Integer>();
            map.store("a", 1);
            map.store("b", 2);
            Go.go(() -> map.delete("b"));
            var seen = new ArrayList<String>();

            map.range((key, _) -> seen.add(key));

            sizes.add(seen.size());
        });

        assertThat(sizes).containsExactly(1, 2);
    }

    @Test
    void aLargeWaiterHoldsUpSmallOnesBehindIt() throws Exception {
        inBothModes(() -> {
            var semaphore = new Semaphore(3);
            semaphore.acquire(2);
            var order = Chan.<String>buffered(2);
            var waiters = new WaitGroup();
            waiters.go(() -> {
                semaphore.acquire(3);
                order.send("large");
                semaphore.release(3);
            });
            // There is one left, so it is refused only once the large waiter is in the queue.
            while (semaphore.tryAcquire()) {
                semaphore.release();
                Time.sleep(Duration.ofMillis(1));
            }

            waiters.go(() -> {
                semaphore.acquire();
                order.send("small");
                semaphore.release();
            });
            Time.sleep(Duration.ofMillis(20));
            semaphore.release(2);
            waiters.await();

            assertThat(order.receive()).isEqualTo("large");
        });
    }

    @Test
    void whoGivesUpLetsThoseBehindPass() throws Exception {
        inBothModes(() -> {
            var semaphore = new Semaphore(2);
            semaphore.acquire();
            var behind = new WaitGroup();
            try (var ctx = Context.background().withTimeout(Duration.ofMillis(20))) {
                behind.go(() -> {
                    Time.sleep(Duration.ofMillis(10));
                    semaphore.acquire();
                    semaphore.release();
                });

                assertThatThrownBy(() -> semaphore.acquire(ctx, 2))
                        .isInstanceOf(ContextError.class)
                        .hasMessage("context deadline exceeded");
            }

            behind.await();
            semaphore.release();
            assertThat(semaphore.tryAcquire(2)).isTrue();
        });
    }

    @Test
    void aCancelThatMeetsAReleaseLosesNoPermit() {
        Executions.allEndWell(() -> {
            var semaphore = new Semaphore(1);
            semaphore.acquire();
            var ctx = Context.background().withCancel();
            var waiter = new WaitGroup();
            waiter.go(() -> {
                try {
                    semaphore.acquire(ctx, 1);
                    semaphore.release();
                } catch (ContextError e) {
                    assertThat(ctx.err()).isSameAs(e);
                }
            });
            Go.go(ctx::cancel);

            semaphore.release();
            waiter.await();

            assertThat(semaphore.tryAcquire()).isTrue();
        });
    }

    @Test
    void anInterruptedAcquireTakesNothing() throws InterruptedException {
        var semaphore = new Semaphore(1);
        semaphore.acquire();
        var caught = new Shared<>(false);
        var waiter = Thread.ofVirtual().start(() -> {
            try {
                semaphore.acquire();
            } catch (GoInterrupted e) {
                caught.set(Thread.currentThread().isInterrupted());
            }
        });

        waiter.interrupt();
        waiter.join();

        assertThat(caught.get()).isTrue();
        semaphore.release();
        assertThat(semaphore.tryAcquire()).isTrue();
    }

    @Test
    void theFirstErrorOfAGroupIsThrownAndTheOthersAreSuppressed() throws Exception {
        inBothModes(() -> {
            var group = ErrorGroup.withContext(Context.background());
            group.go(() -> {
                throw new IOException("first");
            });
            group.go(() -> {
                group.context().done().receive();
                throw new IOException("second");
            });

            assertThatThrownBy(group::await)
                    .hasMessage("first")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .containsExactly("second"));
            assertThat(group.context().cause()).hasMessage("first");
        });
    }

    @Test
    void aLimitedGroupNeverRunsMore() throws Exception {
        inBothModes(() -> {
            var group = new ErrorGroup();
            group.limit(2);
            var mu = new Mutex();
            var running = new Shared<>(0);
            for (int i = 0; i < 4; i++) {
                group.go(() -> {
                    try (var _ = mu.hold()) {
                        running.set(running.get() + 1);
                        assertThat(running.get()).isLessThanOrEqualTo(2);
                    }
                    try (var _ = mu.hold()) {
                        running.set(running.get() - 1);
                    }
                });
            }

            group.await();
        });
    }

    @Test
    void callersDuringAFlightShareItsResult() throws Exception {
        inBothModes(() -> {
            var flight = new SingleFlight<String, Integer>();
            var proceed = Chan.<Integer>unbuffered();
            var first = flight.start("key", proceed::receive);
            var second = flight.start("key", () -> {
                throw new AssertionError("a second call began");
            });

            proceed.send(7);

            assertThat(first.receive()).isEqualTo(new SingleFlight.Result<>(7, null, true));
            assertThat(second.receive()).isEqualTo(new SingleFlight.Result<>(7, null, true));
            assertThat(flight.runForResult("key", () -> 8).isShared()).isFalse();
        });
    }

    @Test
    void aPanicOfAFlightReachesAllWhoWait() {
        Executions.allEndWell(() -> {
            var flight = new SingleFlight<String, Integer>();
            var panics = Chan.<Object>buffered(2);
            var callers = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                callers.go(() -> {
                    try {
                        flight.run("key", () -> {
                            throw Go.panic("no");
                        });
                    } catch (GoPanic e) {
                        panics.send(e.value());
                    }
                });
            }

            callers.await();

            assertThat(List.of(panics.receive(), panics.receive())).containsOnly("no");
        });
    }

    @Test
    void anExitOfAFlightDoesNotLeaveAnybodyWaiting() {
        Executions.allEndWell(() -> {
            var flight = new SingleFlight<String, Integer>();
            var callers = new WaitGroup();
            for (int i = 0; i < 2; i++) {
                callers.go(() -> flight.run("key", () -> {
                    Go.exit();
                    return 1;
                }));
            }

            callers.await();
        });
    }
}
