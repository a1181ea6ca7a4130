package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.strategy.Cell;
import dev.heddle.probe.BlockingQueues;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.time.Duration;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An exhaustive search with several workers runs what it runs with one. That no answer goes wrong, in whatever
/// order they come, is shown without threads, by the tests of the dpor package.
class SubtreesTest {
    private static Explorer explorer(int workers) {
        return Explorer.explorer()
                .strategy(Strategy.dpor())
                .executions(1_000_000)
                .budget(Duration.ofMinutes(5))
                .shrink(false)
                .workers(workers);
    }

    /// n goroutines that each lock k times: (n k)!/(k!)^n executions.
    private static GoBody sections(int goroutines, int each) {
        return () -> {
            var mu = new Mutex();
            for (int g = 0; g < goroutines; g++) {
                Go.go(() -> {
                    for (int i = 0; i < each; i++) {
                        mu.lock();
                        mu.unlock();
                    }
                });
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void allExecutionsAreRunAndNoneTwice(int workers) {
        var exploration = explorer(workers).explore(sections(3, 3));

        assertThat(exploration.executions()).isEqualTo(1_680);
        assertThat(exploration.redundant()).isZero();
        assertThat(exploration.exhaustive()).isTrue();
        assertThat(exploration.failures()).isEmpty();
    }

    /// As they meet at those of the JDK.
    @Test
    void workersMeetAtAStaticMonitorAndNobodySees() {
        var monitor = new Object();
        GoBody body = () -> {
            var mu = new Mutex();
            for (int g = 0; g < 3; g++) {
                Go.go(() -> {
                    for (int i = 0; i < 3; i++) {
                        synchronized (monitor) {
                            Thread.onSpinWait();
                        }
                        mu.lock();
                        mu.unlock();
                    }
                });
            }
        };

        var exploration = explorer(4).explore(body);

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.executions()).isEqualTo(1_680);
        assertThat(exploration.exhaustive()).isTrue();
    }

    @Test
    void everyOrderIsSeenOnce() {
        var orders = ConcurrentHashMap.<String>newKeySet();
        var executions = new AtomicInteger();

        var exploration = explorer(3).explore(() -> {
            executions.incrementAndGet();
            var mu = new Mutex();
            var order = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                int n = i;
                Go.go(() -> {
                    mu.lock();
                    orders.add(order.append(n).toString());
                    mu.unlock();
                });
            }
        });

        assertThat(orders.stream().filter(order -> order.length() == 4)).hasSize(24);
        assertThat(executions).hasValue(24);
        assertThat(exploration.executions()).isEqualTo(24);
    }

    private static void manyWays() {
        var numbers = Chan.<Integer>buffered(2);
        for (int i = 0; i < 4; i++) {
            int n = i;
            Go.go("sender-" + i, () -> numbers.send(n));
        }
        int first = numbers.receiveOr(-1);
        int second = numbers.receiveOr(-1);
        if (first > second) {
            throw Go.panic(first + " before " + second);
        }
    }

    @Test
    void theSameFailuresAreFound() {
        var alone = explorer(1).stopAtFailure(false).explore(SubtreesTest::manyWays);
        assertThat(alone.failures()).hasSizeGreaterThan(3);

        for (int workers = 2; workers < 6; workers++) {
            var found = explorer(workers).stopAtFailure(false).explore(SubtreesTest::manyWays);

            assertThat(messages(found)).isEqualTo(messages(alone));
            assertThat(found.executions()).isEqualTo(alone.executions());
            assertThat(found.exhaustive()).isTrue();
        }
    }

    /// Who takes from a full queue makes room for who puts.
    @Test
    void aQueueWithLittleRoomIsSearchedAlike() {
        GoBody queue = () -> {
            var numbers = new ArrayBlockingQueue<Integer>(2);
            for (int i = 0; i < 2; i++) {
                Go.go("producer-" + i, () -> {
                    for (int n = 0; n < 3; n++) {
                        BlockingQueues.put(numbers, n);
                    }
                });
                Go.go("consumer-" + i, () -> {
                    for (int n = 0; n < 2; n++) {
                        BlockingQueues.take(numbers);
                    }
                });
            }
        };
        var alone = explorer(1).leaks(false).explore(queue);
        assertThat(alone.exhaustive()).isTrue();

        for (int workers = 2; workers < 6; workers++) {
            var found = explorer(workers).leaks(false).explore(queue);

            assertThat(found.executions()).isEqualTo(alone.executions());
            assertThat(found.redundant()).isZero();
            assertThat(found.exhaustive()).isTrue();
        }
    }

    private static TreeSet<String> messages(Exploration exploration) {
        var all = new TreeSet<String>();
        exploration.failures().stream().map(Failure::message).forEach(all::add);
        return all;
    }

    @Test
    void theSearchEndsAtAFailureWhichReplays() {
        for (int i = 0; i < 20; i++) {
            var found = explorer(3).explore(SubtreesTest::manyWays);

            assertThat(found.failures()).hasSize(1);
            assertThat(found.exhaustive()).isFalse();
            assertThat(found.replayed().failure().orElseThrow().message())
                    .isEqualTo(found.failures().getFirst().message());
        }
    }

    /// Who takes the counter below zero depends on the order of all that count, which is known only when it
    /// happens: the search then begins anew.
    @Test
    void aSearchThatBeginsAnewFindsTheSameFailures() {
        GoBody counts = () -> {
            var wg = new WaitGroup();
            for (int i = 0; i < 3; i++) {
                Go.go("counts-" + i, wg::done);
            }
            wg.add(2);
        };
        var alone = explorer(1).stopAtFailure(false).explore(counts);
        assertThat(alone.failures()).hasSizeGreaterThan(1);

        for (int workers = 2; workers < 5; workers++) {
            var found = explorer(workers).stopAtFailure(false).explore(counts);

            assertThat(messages(found)).isEqualTo(messages(alone));
            assertThat(found.redundant()).isZero();
            assertThat(found.exhaustive()).isTrue();
        }
    }

    @Test
    void noMoreExecutionsAreRunThanAllowed() {
        for (int most : new int[] {1, 2, 7, 100, 1_679}) {
            var cut = explorer(3).executions(most).explore(sections(3, 3));

            assertThat(cut.executions()).isEqualTo(most);
            assertThat(cut.redundant()).isZero();
            assertThat(cut.exhaustive()).isFalse();
        }
        assertThat(explorer(3).executions(1_680).explore(sections(3, 3)).exhaustive())
                .isTrue();
    }

    @Test
    void autoGoesOnWithSamplingWhereTheExhaustiveSearchIsCutOff() {
        var exploration = Explorer.explorer()
                .executions(1_000)
                .budget(Duration.ofMinutes(5))
                .workers(2)
                .explore(sections(3, 3));

        assertThat(exploration.executions()).isEqualTo(1_000);
        assertThat(exploration.report()).contains("strategy portfolio");
    }

    @Test
    void whatTheListenerThrowsEndsTheSearch() {
        var explorer = explorer(3).listener(progress -> {
            throw new IllegalStateException("enough");
        });

        assertThatThrownBy(() -> explorer.explore(sections(4, 4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }

    @Test
    void aBodyThatIsNoFunctionOfTheScheduleIsToldSo() {
        var calls = new AtomicInteger();

        var found = explorer(3).explore(() -> {
            var x = new Cell();
            for (int i = 0; i < 3; i++) {
                Go.go(() -> x.set(1));
            }
            if (calls.incrementAndGet() % 2 == 0) {
                x.get();
                x.get();
            }
        });

        assertThat(found.failure().orElseThrow()).isInstanceOf(Nondeterminism.class);
        assertThat(found.exhaustive()).isFalse();
    }
}
