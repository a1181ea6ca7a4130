package dev.heddle.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.channel.ParallelChannelPrograms;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A search that finds nothing wrong with production would say something only if it found what is wrong with this.
final class FaultTest {
    /// A mistake, a program that shows it, and how.
    private record Planted(Fault fault, String program, Class<? extends Failure> failure, String message) {
        @Override
        public String toString() {
            return fault.name();
        }
    }

    static Stream<Planted> faults() {
        return Stream.of(
                new Planted(
                        Faults.FLAG_AFTER_UNPARK,
                        "one sender, one receiver, capacity 0",
                        Deadlock.class,
                        "all goroutines are asleep"),
                new Planted(
                        Faults.PARK_ONCE,
                        "one sender, one receiver, capacity 0",
                        AssertionFailed.class,
                        "received null in place of"),
                new Planted(
                        Faults.STAYS_AFTER_TIME_OUT,
                        "a time-out, and nobody who waits",
                        AssertionFailed.class,
                        "something is left over"),
                new Planted(
                        Faults.UNLOCK_BEFORE_PUT,
                        "one sender, one receiver, capacity 1",
                        Deadlock.class,
                        "all goroutines are asleep"),
                new Planted(
                        Faults.WAKES_BEFORE_VALUE,
                        "one sender, one receiver, capacity 0",
                        DataRace.class,
                        "data race on WaitQueue.Node.value"),
                new Planted(
                        Faults.FORGETS_LOSER,
                        "select of two, and one sender",
                        AssertionFailed.class,
                        "something is left over"),
                new Planted(
                        Faults.SKIPS_WAITER,
                        "close against two receivers, capacity 0",
                        Deadlock.class,
                        "all goroutines are asleep"));
    }

    private static Explorer explorer() {
        return Explorer.explorer().strategy(Strategy.dpor()).time(TimeModel.RACING);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itIsFound(Planted planted) {
        var body = ProductionTwins.of(ParallelChannelPrograms.class, planted.fault())
                .get(planted.program());

        var exploration = explorer().explore(body);

        assertThat(exploration.failure()).as(exploration.report()).get().isInstanceOf(planted.failure());
        assertThat(exploration.failure().orElseThrow().message()).contains(planted.message());
        assertThat(exploration.replayed().failure().orElseThrow().message())
                .isEqualTo(exploration.failure().orElseThrow().message());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void withoutItTheSameProgramIsRight(Planted planted) {
        var body = ProductionTwins.of(ParallelChannelPrograms.class, null).get(planted.program());

        var exploration = explorer().executions(ProductionTest.MOST).explore(body);

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
    }
}
