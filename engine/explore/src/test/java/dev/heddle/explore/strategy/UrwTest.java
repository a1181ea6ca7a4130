package dev.heddle.explore.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.strategy.Programs.Program;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Zhao et al., ASPLOS 2025: every interleaving is as likely as any other.
///
/// Measured by the sum of (observed - expected)² / expected over all n interleavings: if they are equally likely,
/// that is about n - 1, with standard deviation √(2(n - 1)).
class UrwTest {
    private static final int RUNS_EACH = 300;

    private static double deviations(Search search, Program program, int[] order, int interleavings) {
        var trials = new Trials(search, program);
        Map<Integer, Integer> counts = new HashMap<>();
        int runs = interleavings * RUNS_EACH;
        for (long number = 0, done = 0; done < runs; number++) {
            trials.hash(number);
            if (number % Blocks.SIZE >= Blocks.CALIBRATION_RUNS) {
                counts.merge(order[0], 1, Integer::sum);
                done++;
            }
        }
        assertThat(counts.size()).isLessThanOrEqualTo(interleavings);
        double sum = (interleavings - counts.size()) * RUNS_EACH;
        for (int count : counts.values()) {
            sum += Math.pow(count - RUNS_EACH, 2) / RUNS_EACH;
        }
        return (sum - (interleavings - 1)) / Math.sqrt(2. * (interleavings - 1));
    }

    /// 8 steps, 4 of them one goroutine's: 8!/(4! 4!) = 70 interleavings.
    @Test
    void twoGoroutinesInterleaveUniformly() {
        var order = new int[1];

        assertThat(deviations(Samplers.urw(1), Programs.twoInAnyOrder(4, order), order, 70))
                .isBetween(-4.5, 4.5);
    }

    @Test
    void aRandomWalkIsFarFromUniform() {
        var order = new int[1];

        assertThat(deviations(Samplers.random(1), Programs.twoInAnyOrder(4, order), order, 70))
                .isGreaterThan(100);
    }

    /// A parent makes one step and starts a child of three; another goroutine makes three: 7!/(4! 3!) = 35. The
    /// parent must be as likely as all four, or the child comes too late.
    @Test
    void aParentWeighsAsMuchAsWhatItWillStart() {
        var order = new int[1];

        assertThat(deviations(Samplers.urw(1), Programs.childBesideOther(order), order, 35))
                .isBetween(-4.5, 4.5);
    }

    /// Three messages from one goroutine to another are three steps, not six: 6!/(3! 3!) = 20 with three of a third
    /// one.
    @Test
    void aRendezvousIsOneStep() {
        var order = new int[1];

        assertThat(deviations(Samplers.urw(1), Programs.messagesBesideOther(order), order, 20))
                .isBetween(-4.5, 4.5);
    }
}
