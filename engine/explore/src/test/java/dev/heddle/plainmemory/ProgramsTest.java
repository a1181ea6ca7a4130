package dev.heddle.plainmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.DataRace;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No false alarm and no race missed: correct programs, one at least for each thing that orders, and their broken
/// twins.
final class ProgramsTest {
    private static final int ENOUGH = 20_000;

    static List<Program> programs() {
        return Stream.of(
                        ChannelPrograms.all(),
                        SyncPrograms.all(),
                        ContextAndTimePrograms.all(),
                        CollectionPrograms.all(),
                        PlainJavaPrograms.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void thereAreManyPrograms() {
        assertThat(programs()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void correctProgramsAreSilent(Program program) {
        for (var time : TimeModel.values()) {
            var exploration = explorer(Strategy.dpor()).time(time).explore(program.correct());

            assertThat(exploration.failures()).as(exploration.report()).isEmpty();
            assertThat(exploration.exhaustive() || exploration.executions() >= ENOUGH)
                    .as(exploration.report())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void theirBrokenTwinsAreFound(Program program) {
        for (var strategy : List.of(Strategy.dpor(), Strategy.random())) {
            var exploration = explorer(strategy).explore(program.broken());

            assertThat(exploration.failure()).as(exploration.report()).get().isInstanceOf(DataRace.class);
            assertThat(exploration.replayed().failure().orElseThrow().message())
                    .isEqualTo(exploration.failure().orElseThrow().message());
        }
    }

    private static Explorer explorer(Strategy strategy) {
        return Explorer.explorer().strategy(strategy).executions(ENOUGH).budget(Duration.ofMinutes(1));
    }
}
