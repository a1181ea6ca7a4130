package dev.heddle.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.channel.ParallelChannelPrograms;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.TimeModel;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ChannelTest {
    static Stream<String> programs() {
        return ProductionTwins.of(ParallelChannelPrograms.class, null).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void nothingIsWrong(String program) {
        var body = ProductionTwins.of(ParallelChannelPrograms.class, null).get(program);
        var e = Explorer.explorer()
                .strategy(Strategy.dpor())
                .time(program.contains("time-out") ? TimeModel.RACING : TimeModel.IDLE)
                .executions(20_000)
                .budget(Duration.ofSeconds(10))
                .explore(body);
        System.out.println(program + ": " + e.executions() + " " + e.exhaustive() + " redundant " + e.redundant() + " steps "
                + e.steps() + " " + e.elapsed().toMillis() + " ms " + e.failures().size());
        e.failure().ifPresent(f -> System.out.println(e.report()));
        assertThat(e.failures()).isEmpty();
    }
}
