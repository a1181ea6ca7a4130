package dev.heddle.explore.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.explore.strategy.Programs.Program;
import org.junit.jupiter.api.Test;

/// The figures of Burckhardt et al., ASPLOS 2010. Below, n is the number of goroutines and k that of steps; a
/// change point is one of the steps 1 to k - 1.
class PctTest {
    private static final int RUNS = 20_000;

    private static double odds(Program program, int depth) {
        return new Trials(new Pct(1, depth, Calibration.ofSteps(program.steps())), program).odds(RUNS);
    }

    private static void assertOdds(Program program, int depth, double expected) {
        assertThat(odds(program, depth)).isCloseTo(expected, within(Odds.exactTolerance(expected, RUNS)));
    }

    /// One constraint, "the use before the making", so depth 1: it holds if the user has the higher priority.
    @Test
    void figure1aIsFoundWithDepth1() {
        assertOdds(Programs.usedTooEarly(5), 1, 1 / 2.);
    }

    /// Two constraints, "look before take" and "take before use". k = 19. The looker must have the higher priority
    /// (1/2), and the change point stand right before the use (1 of 18): 1/36, and the bound is 1/(n k) = 1/38.
    @Test
    void figure1bIsFoundWithDepth2() {
        assertOdds(Programs.checkThenUse(4), 2, 1 / 36.);
    }

    @Test
    void figure1bIsMissedWithDepth1() {
        assertThat(odds(Programs.checkThenUse(4), 1)).isZero();
    }

    /// Each of two must have its first lock before the other one has its second. k = 40. Whoever has the higher
    /// priority must be lowered between its two locks: 1 of 39 change points, and the bound is 1/(n k) = 1/80.
    @Test
    void figure1cIsFoundWithDepth2() {
        assertOdds(Programs.opposite(8), 2, 1 / 39.);
    }

    @Test
    void figure1cIsMissedWithDepth1() {
        assertThat(odds(Programs.opposite(8), 1)).isZero();
    }

    /// One goroutine must run to its end, 21 steps, before another one makes a single step. That is one constraint:
    /// 1/2.
    @Test
    void figure5IsFoundWithDepth1() {
        assertOdds(Programs.lateReader(20), 1, 1 / 2.);
    }

    /// A random walk must choose the same of two for 21 times: 2^-21, so that 20,000 runs find it with probability
    /// 0.01.
    @Test
    void figure5IsMissedByARandomWalk() {
        assertThat(new Trials(Samplers.random(1), Programs.lateReader(20)).odds(RUNS))
                .isZero();
    }

    /// Of two change points one stands before step 21, the writer's, and lets it go too early: more depth is not
    /// always better.
    @Test
    void figure5IsMissedWithDepth3() {
        assertThat(odds(Programs.lateReader(20), 3)).isZero();
    }

    /// k = 4, and all three change points are used: a goroutine is lowered after its read, whatever the priorities.
    @Test
    void aLostUpdateIsSureWithDepth5() {
        assertThat(odds(Programs.lostUpdate(2, 1), 5)).isEqualTo(1);
    }

    /// The calibration runs have shown 4 steps, so k is 5: the change point is the right one of four.
    @Test
    void theNumberOfStepsIsAQuarterMoreThanTheCalibrationRunsShow() {
        var odds = new Trials(Samplers.pct(1, 2), Programs.lostUpdate(2, 1)).odds(RUNS);

        assertThat(odds).isCloseTo(1 / 4., within(Odds.exactTolerance(1 / 4., RUNS)));
    }

    /// 12 steps lead to the flag; each of the two that wait for it reads it, yields, and is then below all others.
    @Test
    void whoeverYieldsLetsAllOthersGoFirst() {
        var trials = new Trials(new Pct(1, 1, Calibration.ofSteps(20)), Programs.spinning(true, 10));

        trials.odds(1_000);

        assertThat(trials.steps() / 1_000.).isLessThan(30);
    }

    /// Without a yield it takes 100 reads in a row until a goroutine is taken to spin.
    @Test
    void whoeverSpinsLetsAllOthersGoFirst() {
        var trials = new Trials(new Pct(1, 1, Calibration.ofSteps(20)), Programs.spinning(false, 10));

        trials.odds(1_000);

        assertThat(trials.unfinished()).isZero();
        assertThat(trials.steps() / 1_000.).isLessThan(250);
    }
}
