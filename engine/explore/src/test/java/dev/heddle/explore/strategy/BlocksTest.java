package dev.heddle.explore.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.model.Identities;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How the stream of executions is cut into blocks, and who has which turn in it.
class BlocksTest {
    private static void execute(Search search, long number) {
        var scheduler = new DeterministicScheduler(new Identities(), false, 1);
        scheduler.drive(() -> {
            search.begin(number);
            var ending = scheduler.execute(Programs.lostUpdate(2, 1).body(), search, 100, false, null);
            search.end(scheduler, ending);
            scheduler.unwind();
        });
    }

    @Test
    void anExecutionNeedsTheFirstTwoOfItsBlock() {
        var search = Samplers.portfolio(1);

        assertThat(search.missing(100)).isEqualTo(64);
        execute(search, 64);
        assertThat(search.missing(100)).isEqualTo(65);
        execute(search, 65);
        assertThat(search.missing(100)).isEqualTo(-1);
        assertThat(search.missing(127)).isEqualTo(-1);
        assertThat(search.missing(130)).isEqualTo(128);
    }

    @Test
    void theFirstTwoOfABlockNeedNothing() {
        var search = Samplers.urw(1);

        assertThat(search.missing(64)).isEqualTo(-1);
        assertThat(search.missing(65)).isEqualTo(-1);
        execute(search, 65);
        assertThat(search.missing(66)).isEqualTo(64);
    }

    @Test
    void whatABlockHasLearntIsForgottenInTheNext() {
        var search = Samplers.pct(1, 2);
        execute(search, 0);
        execute(search, 1);
        execute(search, 64);

        assertThat(search.missing(2)).isEqualTo(0);
    }

    @Test
    void strategiesWithoutEstimatesNeedNothing() {
        assertThat(Samplers.random(1).missing(5)).isEqualTo(-1);
        assertThat(Samplers.pos(1).missing(5)).isEqualTo(-1);
    }

    @Test
    void thePortfolioTakesTurnsAcrossBlocks() {
        var search = Samplers.portfolio(1);
        var turns = new ArrayList<String>();

        for (long number = 0; number < 140; number++) {
            search.begin(number);
            turns.add(search.description()
                    .replaceAll("portfolio \\((.*)\\)", "$1")
                    .replaceAll(" depth .*", ""));
        }

        assertThat(turns.subList(0, 11))
                .containsExactly(
                        "non-preemptive",
                        "round robin",
                        "pos",
                        "urw",
                        "pct",
                        "random",
                        "pos",
                        "pct",
                        "urw",
                        "pct",
                        "pos");
        // 62 turns of the first block are 7 rounds and 6 turns; the next block goes on with the 7th.
        assertThat(turns.subList(62, 69))
                .containsExactly("pos", "pct", "non-preemptive", "round robin", "urw", "pct", "pos");
    }

    @Test
    void thePortfolioDrawsTheDepthOfPct() {
        var search = Samplers.portfolio(1);
        Map<String, Integer> counts = new HashMap<>();
        int pct = 0;

        for (long number = 0; pct < 10_000; number++) {
            search.begin(number);
            if (search.description().startsWith("portfolio (pct")) {
                counts.merge(search.description(), 1, Integer::sum);
                pct++;
            }
        }

        // 4.5 standard deviations of 10,000 draws are at most 206.
        assertThat(counts).hasSize(4);
        assertThat(counts.get("portfolio (pct depth 1)")).isCloseTo(3_000, within(206));
        assertThat(counts.get("portfolio (pct depth 2)")).isCloseTo(3_000, within(206));
        assertThat(counts.get("portfolio (pct depth 3)")).isCloseTo(2_500, within(195));
        assertThat(counts.get("portfolio (pct depth 5)")).isCloseTo(1_500, within(161));
    }
}
