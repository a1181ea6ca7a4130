package dev.heddle.explore.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.strategy.Programs.Program;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rotation finds what no strategy alone finds: each bug within 1,000 executions, from at least 99 of 100
/// seeds.
class PortfolioTest {
    private static final int SEEDS = 100;
    private static final int EXECUTIONS = 1_000;

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of("philosophers(5)", Programs.philosophers(5)),
                Arguments.of("opposite locks, 20 steps before and after", Programs.opposite(20)),
                Arguments.of("late reader, 40 steps before", Programs.lateReader(40)),
                Arguments.of("lost update", Programs.lostUpdate(2, 1)),
                // The same kinds, larger, and others.
                Arguments.of("philosophers(7)", Programs.philosophers(7)),
                Arguments.of("opposite locks, 60 steps before and after", Programs.opposite(60)),
                Arguments.of("late reader, 200 steps before", Programs.lateReader(200)),
                Arguments.of("lost update beside 100 steps", Programs.lostUpdateBeside(100)),
                Arguments.of("lost update, 3 goroutines, 3 times", Programs.lostUpdate(3, 3)),
                Arguments.of("read after 30 writes", Programs.readAfterWrites(30)),
                Arguments.of("used too early", Programs.usedTooEarly(30)),
                Arguments.of("check, then use", Programs.checkThenUse(4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void theBugIsFoundFromNearlyEverySeed(String name, Program program) {
        int found = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            found += new Trials(Samplers.portfolio(seed), program).first(EXECUTIONS) >= 0 ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(99);
    }
}
