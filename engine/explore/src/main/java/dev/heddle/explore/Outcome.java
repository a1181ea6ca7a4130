package dev.heddle.explore;

import dev.heddle.explore.strategy.Diverged;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came of one execution of a search.
///
/// @param number      its number in the search, from 0
/// @param verdict     what it amounts to
/// @param steps       how many steps it had
/// @param strategy    what chose its schedule
/// @param retake      how to run it again, if it failed
/// @param learnt      which plain memory raced, if that does not fail: its accesses are to be steps from now on
/// @param diverged    how it went another way than an earlier execution, and was given up for that, or `null`
record Outcome(
        long number,
        Verdict verdict,
        int steps,
        String strategy,
        @Nullable Retake retake,
        Set<Integer> learnt,
        @Nullable Diverged diverged) {
    /// Whether it ran to an end of its own, or to the step limit.
    boolean isComplete() {
        return verdict != Verdict.CUT;
    }

    /// Whether there is more to it than to count it.
    boolean isNotable() {
        return verdict != Verdict.CLEAN && verdict != Verdict.CUT || diverged != null || !learnt.isEmpty();
    }

    /// The same by another number.
    Outcome as(long other) {
        return new Outcome(
                other, verdict, steps, strategy, retake == null ? null : retake.as(other + 1), learnt, diverged);
    }
}
