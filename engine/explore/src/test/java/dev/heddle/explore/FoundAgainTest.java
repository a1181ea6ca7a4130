package dev.heddle.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.failure.Evidence;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.strategy.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// With the strategy, the seed and the number that a report prints, the execution is found again.
class FoundAgainTest {
    private static final Explorer EXPLORER =
            Explorer.explorer().executions(1_000).budget(Duration.ofMinutes(5)).shrink(false);

    /// One of 30 ways to begin fails: too late for a fifth of the executions if all are gone through in order.
    private static void rarely() {
        var turn = new Cell();
        var order = new ArrayList<Integer>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            Go.go(() -> {
                turn.add(1);
                order.add(number);
                if (order.equals(List.of(5, 0))) {
                    throw Go.panic("five, zero");
                }
            });
        }
    }

    private static Optional<Failure> search(Explorer explorer) {
        return explorer.explore(FoundAgainTest::rarely).failure();
    }

    private static void isFoundAgain(Strategy strategy, Evidence evidence) {
        var same = EXPLORER.strategy(strategy).seed(evidence.seed());

        var again = search(same.executions(evidence.execution())).orElseThrow().evidence();

        assertThat(again.execution()).isEqualTo(evidence.execution());
        assertThat(again.strategy()).isEqualTo(evidence.strategy());
        assertThat(again.schedule()).isEqualTo(evidence.schedule());
        assertThat(search(same.executions(evidence.execution() - 1)))
                .as("one execution fewer")
                .isEmpty();
    }

    static Stream<Arguments> strategies() {
        return Stream.of(
                Arguments.of(Strategy.dpor(), "dpor"),
                Arguments.of(Strategy.random(), "random"),
                Arguments.of(Strategy.pos(), "pos"),
                Arguments.of(Strategy.urw(), "urw"),
                Arguments.of(Strategy.pct(3), "pct depth 3"),
                Arguments.of(Strategy.portfolio(), "portfolio ("));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void byTheStrategyThatIsPrinted(Strategy strategy, String printed) {
        var evidence = search(EXPLORER.strategy(strategy)).orElseThrow().evidence();

        assertThat(evidence.strategy()).startsWith(printed);
        isFoundAgain(strategy, evidence);
    }

    /// Its second phase numbers its executions from 1 again.
    @Test
    void whatAutoFindsBySamplingIsFoundByThePortfolio() {
        var evidence = search(EXPLORER).orElseThrow().evidence();

        assertThat(evidence.strategy()).startsWith("portfolio (");
        isFoundAgain(Strategy.portfolio(), evidence);
    }

    @Test
    void whatAShardFindsHasItsNumberInTheWholeStream() {
        for (int index = 0; index < 3; index++) {
            var part = EXPLORER.shard(index, 3).stopAtFailure(false);
            var evidence = search(part).orElseThrow().evidence();

            assertThat(evidence.strategy()).startsWith("portfolio (");
            // 800 of the 1,000 executions are sampled.
            assertThat(evidence.execution()).isBetween(800 * index / 3 + 1L, 800 * (index + 1) / 3L);
            var whole = EXPLORER.strategy(Strategy.portfolio())
                    .executions(evidence.execution())
                    .stopAtFailure(false);
            var last = whole.shard((int) evidence.execution() - 1, (int) evidence.execution());
            assertThat(search(last).orElseThrow().schedule()).isEqualTo(evidence.schedule());
        }
    }

    @Test
    void theFairScheduleIsNamedAfterWhatLedToIt() {
        var evidence = Explorer.explorer()
                .maxSteps(50)
                .explore(() -> {
                    while (true) {
                        Go.yieldNow();
                    }
                })
                .failure()
                .orElseThrow()
                .evidence();

        assertThat(evidence.strategy()).isEqualTo("dpor, and then round robin");
    }
}
