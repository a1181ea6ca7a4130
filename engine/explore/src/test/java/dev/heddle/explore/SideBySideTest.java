package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.explore.failure.Failure;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A search that is shared out, to workers or to shards, finds what one alone finds.
class SideBySideTest {
    static Stream<Strategy> sampling() {
        return Stream.of(Strategy.portfolio(), Strategy.random(), Strategy.pct(3), Strategy.pos(), Strategy.urw());
    }

    private static Explorer explorer(Strategy strategy) {
        return Explorer.explorer()
                .strategy(strategy)
                .executions(600)
                .budget(Duration.ofMinutes(5))
                .shrink(false);
    }

    /// Fails rarely: three goroutines take three locks in a ring, after some steps of their own.
    private static void ring() {
        var locks = Stream.generate(Mutex::new).limit(3).toList();
        for (int i = 0; i < 3; i++) {
            var first = locks.get(i);
            var second = locks.get((i + 1) % 3);
            Go.go(() -> {
                var own = new Mutex();
                for (int n = 0; n < 6; n++) {
                    own.lock();
                    own.unlock();
                }
                first.lock();
                second.lock();
                second.unlock();
                first.unlock();
            });
        }
    }

    /// Fails in several ways: by a panic whose text depends on the order, or by a leak.
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

    private static void clean() {
        var mu = new Mutex();
        var wg = new WaitGroup();
        var sum = new Shared<>(0);
        for (int i = 0; i < 3; i++) {
            wg.go(() -> {
                try (var _ = mu.hold()) {
                    sum.set(sum.get() + 1);
                }
            });
        }
        wg.await();
    }

    @ParameterizedTest
    @MethodSource("sampling")
    void workersFindTheSameFirstFailure(Strategy strategy) {
        for (long seed = 0; seed < 10; seed++) {
            var alone = explorer(strategy).seed(seed).explore(SideBySideTest::ring);

            for (int workers : new int[] {2, 3, 7}) {
                assertSame(explorer(strategy).seed(seed).workers(workers).explore(SideBySideTest::ring), alone);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sampling")
    void workersFindTheSameFailuresInTheSameOrder(Strategy strategy) {
        var explorer = explorer(strategy).stopAtFailure(false);
        var alone = explorer.explore(SideBySideTest::manyWays);
        assertThat(alone.failures()).hasSizeGreaterThan(3);

        for (int workers = 2; workers < 6; workers++) {
            assertSame(explorer.workers(workers).explore(SideBySideTest::manyWays), alone);
        }
    }

    @ParameterizedTest
    @MethodSource("sampling")
    void workersCountTheSame(Strategy strategy) {
        var alone = explorer(strategy).explore(SideBySideTest::clean);
        assertThat(alone.failures()).isEmpty();
        assertThat(alone.executions()).isEqualTo(600);

        for (int workers = 2; workers < 6; workers++) {
            assertSame(explorer(strategy).workers(workers).explore(SideBySideTest::clean), alone);
        }
    }

    private static void assertSame(Exploration found, Exploration expected) {
        assertThat(messages(found)).isEqualTo(messages(expected));
        assertThat(found.failures().stream().map(Failure::replayToken))
                .isEqualTo(
                        expected.failures().stream().map(Failure::replayToken).toList());
        assertThat(found.failures().stream().map(f -> f.evidence().execution()))
                .isEqualTo(expected.failures().stream()
                        .map(f -> f.evidence().execution())
                        .toList());
        assertThat(found.executions()).isEqualTo(expected.executions());
        assertThat(found.steps()).isEqualTo(expected.steps());
    }

    private static List<String> messages(Exploration exploration) {
        return exploration.failures().stream().map(Failure::message).toList();
    }

    @ParameterizedTest
    @MethodSource("sampling")
    void shardsRunEachExecutionOnce(Strategy strategy) {
        var explorer = explorer(strategy).stopAtFailure(false);
        var whole = explorer.explore(SideBySideTest::manyWays);

        for (int of : new int[] {1, 2, 3, 7, 100}) {
            long executions = 0;
            long steps = 0;
            var found = new ArrayList<Failure>();
            for (int index = 0; index < of; index++) {
                var part = explorer.shard(index, of).explore(SideBySideTest::manyWays);
                executions += part.executions();
                steps += part.steps();
                found.addAll(part.failures());
            }

            assertThat(executions).isEqualTo(600);
            assertThat(steps).isEqualTo(whole.steps());
            // The shards come in the order of the stream, so what is first found is found first.
            var messages =
                    new LinkedHashSet<>(found.stream().map(Failure::message).toList());
            assertThat(messages).containsExactlyElementsOf(messages(whole));
            assertThat(found.getFirst().evidence().execution())
                    .isEqualTo(whole.failures().getFirst().evidence().execution());
        }
    }

    @Test
    void shardsAndWorkersTogetherRunTheSameSchedules() {
        var explorer = explorer(Strategy.pos()).workers(2);
        var whole = new ConcurrentLinkedQueue<String>();
        explorer.explore(() -> noteOrder(whole));

        var parts = new ConcurrentLinkedQueue<String>();
        for (int index = 0; index < 5; index++) {
            explorer.shard(index, 5).explore(() -> noteOrder(parts));
        }

        assertThat(parts).hasSize(600).containsExactlyInAnyOrderElementsOf(whole);
    }

    private static void noteOrder(ConcurrentLinkedQueue<String> orders) {
        var mu = new Mutex();
        var wg = new WaitGroup();
        var order = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            int n = i;
            wg.go(() -> {
                for (int times = 0; times < 3; times++) {
                    mu.lock();
                    order.append(n);
                    mu.unlock();
                }
            });
        }
        wg.await();
        orders.add(order.toString());
    }

    @Test
    void aShardOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Explorer.explorer().shard(3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("index must be 0 to 2, was 3");
        assertThatThrownBy(() -> Explorer.explorer().shard(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("of must be 1 or more, was 0");
    }
}
