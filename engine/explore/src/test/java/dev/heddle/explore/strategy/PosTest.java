package dev.heddle.explore.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.explore.strategy.Programs.Program;
import org.junit.jupiter.api.Test;

/// What Yuan, Yang, Gu, CAV 2018, promise: the odds of an order of dependent events do not depend on independent
/// ones.
class PosTest {
    private static final int RUNS = 20_000;

    private static void assertOdds(Program program, double expected) {
        var odds = new Trials(Samplers.pos(1), program).odds(RUNS);

        assertThat(odds).isCloseTo(expected, within(Odds.exactTolerance(expected, RUNS)));
    }

    /// The first read has the higher of two draws, so the other's read is left with the lower one. The write that
    /// follows the first read is drawn anew: that is above the lower of two others with 2/3, and nothing is lost;
    /// with 1/3 both have read before either writes.
    @Test
    void aLostUpdateShowsInAThird() {
        assertOdds(Programs.lostUpdate(2, 1), 1 / 3.);
    }

    @Test
    void independentStepsOfOthersDoNotChangeTheOdds() {
        assertOdds(Programs.lostUpdateBeside(50), 1 / 3.);
    }

    /// m steps of one goroutine and its read, all above the one priority of the writer: 1/(m + 2), where a random
    /// walk has 2^-(m + 1).
    @Test
    void aStepIsDelayedForManyIndependentOnes() {
        assertOdds(Programs.lateReader(10), 1 / 12.);
    }

    /// The m increments of one goroutine all come before the read of the other one. Each of them draws the priority
    /// of the read anew: 2^-m, as in a random walk; PCT with depth 1 has 1/2.
    @Test
    void aStepIsNotDelayedForManyDependentOnes() {
        assertOdds(Programs.readAfterWrites(8), 1 / 256.);
    }
}
