package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a user gets who asks for sampling alone: each bug within 1,000 executions from at least 99 of 100 seeds. The
/// first four are the yardstick of this project; the others are of the same size and of other kinds.
///
/// `src-docs/design/sampling.md` shows the figures; the system property `docs.update` writes them anew.
final class DefaultPortfolioTest {
    private static final int SEEDS = 100;
    private static final int EXECUTIONS = 1_000;
    private static final Path PAGE = Path.of("..", "..", "src-docs", "design", "sampling.md");
    private static final Pattern TABLE =
            Pattern.compile("(<!-- table -->\n(?:.*\n){2})((?:.*\n)*)(<!-- end of the table -->)");

    private static Map<String, GoBody> bodies() {
        var all = new LinkedHashMap<String, GoBody>();
        all.put("philosophers(5)", () -> philosophers(5));
        all.put("opposite locks, buried", () -> oppositeLocks(20));
        all.put("late reader", () -> lateReader(40));
        all.put("lost update", DefaultPortfolioTest::lostUpdate);
        all.put("three locks in a ring, buried", () -> ringOfLocks(10));
        all.put("a signal that nobody waits for", DefaultPortfolioTest::lostSignal);
        all.put("a send beside a close, late", () -> sendBesideClose(15));
        all.put("a reader that reads again behind a writer", () -> readsAgain(15));
        all.put("two that take the last one", () -> overdrawn(3));
        all.put("who gives up beside who answers", () -> answerAfterCancel(10));
        return all;
    }

    private static Stream<Arguments> programs() {
        return bodies().entrySet().stream().map(program -> Arguments.of(program.getKey(), program.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void theBugIsFoundFromNearlyEverySeed(String name, GoBody body) {
        assertThat(executionsUntilFound(body)).hasSizeGreaterThanOrEqualTo(99);
    }

    @Test
    void thePageHasARowForEveryProgram() throws IOException {
        if (System.getProperty("docs.update") != null) {
            var rows = bodies().entrySet().stream()
                    .map(program -> row(program.getKey(), executionsUntilFound(program.getValue())))
                    .collect(Collectors.joining());
            Files.writeString(
                    PAGE,
                    TABLE.matcher(Files.readString(PAGE))
                            .replaceFirst(found -> found.group(1) + rows + found.group(3)));
        }
        var table = TABLE.matcher(Files.readString(PAGE));

        assertThat(table.find()).isTrue();
        assertThat(table.group(2).lines().map(line -> line.split(" \\| ")[0].substring("| ".length())))
                .containsExactlyElementsOf(bodies().keySet());
    }

    private static String row(String name, long[] executions) {
        return "| %s | %d | %d | %d |\n"
                .formatted(
                        name, executions.length, executions[executions.length / 2], executions[executions.length - 1]);
    }

    /// One figure for each seed that finds the bug, in ascending order.
    private static long[] executionsUntilFound(GoBody body) {
        var sampling = Explorer.explorer()
                .strategy(Strategy.portfolio())
                .executions(EXECUTIONS)
                .races(Races.IGNORE)
                .shrink(false);
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> sampling.seed(seed).explore(body))
                .filter(exploration -> !exploration.failures().isEmpty())
                .mapToLong(Exploration::executions)
                .sorted()
                .toArray();
    }

    private static void steps(int count) {
        var own = new Mutex();
        for (int i = 0; i < count / 2; i++) {
            own.lock();
            own.unlock();
        }
    }

    private static void both(Mutex first, Mutex second) {
        try (var _ = first.hold();
                var _ = second.hold()) {
            steps(2);
        }
    }

    private static void philosophers(int n) {
        var forks = new Mutex[n];
        for (int i = 0; i < n; i++) {
            forks[i] = new Mutex("fork " + i);
        }
        for (int i = 0; i < n; i++) {
            var left = forks[i];
            var right = forks[(i + 1) % n];
            Go.go(() -> both(left, right));
        }
    }

    private static void oppositeLocks(int own) {
        var a = new Mutex("a");
        var b = new Mutex("b");
        Go.go(() -> {
            steps(own);
            both(a, b);
            steps(own);
        });
        Go.go(() -> {
            steps(own);
            both(b, a);
            steps(own);
        });
    }

    private static void lateReader(int earlier) {
        var published = new Shared<>("published", false);
        Go.go(() -> {
            steps(earlier);
            assertThat(published.get()).isTrue();
        });
        published.set(true);
    }

    private static void lostUpdate() {
        var counter = new Shared<>("counter", 0);
        var adders = new WaitGroup();
        for (int i = 0; i < 2; i++) {
            adders.go(() -> counter.set(counter.get() + 1));
        }
        adders.await();
        assertThat(counter.get()).isEqualTo(2);
    }

    private static void ringOfLocks(int own) {
        var locks = new Mutex[] {new Mutex("a"), new Mutex("b"), new Mutex("c")};
        for (int i = 0; i < locks.length; i++) {
            var first = locks[i];
            var second = locks[(i + 1) % locks.length];
            Go.go(() -> {
                steps(own);
                both(first, second);
            });
        }
    }

    private static void lostSignal() {
        var mu = new Mutex("mu");
        var changed = new Cond(mu);
        var done = new Shared<>("done", false);
        Go.go("signaller", () -> {
            done.set(true);
            changed.signal();
        });
        mu.lock();
        if (!done.get()) {
            steps(6);
            changed.await();
        }
        mu.unlock();
    }

    private static void sendBesideClose(int earlier) {
        var results = Chan.<Integer>buffered("results", 2);
        Go.go("sender", () -> {
            steps(earlier);
            results.send(1);
        });
        Go.go("closer", () -> {
            steps(earlier);
            results.close();
        });
        results.receive();
    }

    private static void readsAgain(int own) {
        var mu = new RWMutex("mu");
        Go.go("writer", () -> {
            steps(own);
            mu.lock();
            mu.unlock();
        });
        steps(own);
        mu.readLock();
        mu.readLock();
        mu.readUnlock();
        mu.readUnlock();
    }

    private static void overdrawn(int takers) {
        var left = new Shared<>("left", 1);
        var all = new WaitGroup();
        for (int i = 0; i < takers; i++) {
            all.go(() -> {
                if (left.get() > 0) {
                    left.set(left.get() - 1);
                }
            });
        }
        all.await();
        assertThat(left.get()).isZero();
    }

    private static void answerAfterCancel(int work) {
        var answer = Chan.<Unit>unbuffered("answer");
        var cancelled = Chan.<Unit>unbuffered("cancelled");
        Go.go("worker", () -> {
            steps(work);
            answer.send(Unit.UNIT);
        });
        Go.go("canceller", () -> {
            steps(work);
            cancelled.close();
        });
        Go.select(answer.receiving(), Case.<Unit>never(), cancelled.receiving());
    }
}
