package dev.heddle.explore;

import dev.heddle.explore.failure.Before;
import org.jspecify.annotations.Nullable;

/// An execution that is to be run again with everything written down.
///
/// @param verdict     what it amounted to
/// @param fingerprint equal for executions that very likely fail alike
/// @param execution   its number in the search, from 1
/// @param strategy    what chose its schedule
/// @param choices     for each step the place of its transition among those possible
/// @param kinds       for each step the ordinal of the kind of operation that it began with
/// @param before      what it was before it was shrunk, or `null` if it was not
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record Retake(
        Verdict verdict,
        long fingerprint,
        long execution,
        String strategy,
        int[] choices,
        byte[] kinds,
        @Nullable Before before) {
    /// The same failure, by a smaller schedule.
    Retake by(int[] smaller, byte[] itsKinds, Before figures) {
        return new Retake(verdict, fingerprint, execution, strategy, smaller, itsKinds, figures);
    }

    /// The same by another number.
    Retake as(long other) {
        return new Retake(verdict, fingerprint, other, strategy, choices, kinds, before);
    }
}
