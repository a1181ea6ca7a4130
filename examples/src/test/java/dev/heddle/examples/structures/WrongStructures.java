package dev.heddle.examples.structures;

import static dev.heddle.junit.assertj.HeddleAssertions.assertThat;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.outcome.OutcomeSet;

/// The checks that fail, and whose messages the guide explains.
public final class WrongStructures {
    private WrongStructures() {}

    /// A stack whose peek is not one step.
    public static void peekingByPop() {
        BoundedStackTest.check(BoundedStackTest.PeekingByPop::new).check();
    }

    // tag::hope[]
    /// Hopes that no increment is lost.
    public static void noneIsLost() {
        var outcomes = OutcomeSet.of(Explorer.explorer().races(Races.IGNORE), LitmusTest::twoIncrements);

        assertThat(outcomes).areExactly(2);
    }
    // end::hope[]
}
