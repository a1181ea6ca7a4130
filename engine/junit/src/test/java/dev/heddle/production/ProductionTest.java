package dev.heddle.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.channel.ParallelChannelPrograms;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import dev.heddle.sync.ParallelLockPrograms;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What production runs on loses no wake-up and no element, and is in no data race, in any interleaving of small
/// programs.
///
/// What only a weak memory shows is not seen here: in an execution all accesses are in one order.
final class ProductionTest {
    static final int MOST = 200_000;

    /// These have too many interleavings for all of them.
    private static final Set<String> LARGE = Set.of(
            "two senders, capacity 0",
            "two senders, capacity 1",
            "two senders, capacity 2",
            "two receivers, capacity 0",
            "two receivers, capacity 1");

    private static final Map<String, GoBody> CHANNELS = ProductionTwins.of(ParallelChannelPrograms.class, null);
    private static final Map<String, GoBody> LOCKS = ProductionTwins.of(ParallelLockPrograms.class, null);
    private static final Map<String, GoBody> GOROUTINES = ProductionTwins.of(GoroutinePrograms.class, null);

    static Stream<Named<GoBody>> small() {
        return all().filter(program -> !LARGE.contains(program.getName()));
    }

    static Stream<Named<GoBody>> large() {
        return all().filter(program -> LARGE.contains(program.getName()));
    }

    private static Stream<Named<GoBody>> all() {
        return Stream.of(CHANNELS, LOCKS, GOROUTINES)
                .flatMap(programs -> programs.entrySet().stream())
                .map(program -> Named.of(program.getKey(), program.getValue()));
    }

    private static Explorer explorer(TimeModel time) {
        return Explorer.explorer()
                .strategy(Strategy.dpor())
                .time(time)
                .executions(MOST)
                .budget(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @MethodSource("small")
    void nothingIsWrongInAnyInterleaving(GoBody program) {
        var exploration = explorer(TimeModel.RACING).explore(program);

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
        assertThat(exploration.exhaustive()).as(exploration.report()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("large")
    void nothingIsWrongWithOnePreemption(GoBody program) {
        var exploration = explorer(TimeModel.IDLE)
                .strategy(Strategy.depthFirst())
                .preemptions(1)
                .explore(program);

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
        assertThat(exploration.executions()).as(figures(exploration)).isLessThan(MOST);
    }

    private static String figures(Exploration exploration) {
        return exploration.executions() + " executions in " + exploration.elapsed();
    }
}
