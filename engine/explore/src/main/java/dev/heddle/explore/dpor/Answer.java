package dev.heddle.explore.dpor;

import java.util.List;

/// What has come of a [Subtree], when it is explored or the worker has done as much of it as it was to.
///
/// The lists of `long`s are events as [Encoding] writes them.
///
/// @param subtree the number of the subtree
/// @param escapes reversals that belong above the subtree: each one's depth, and then its events
/// @param rest    what is still to be explored, a frame for each transition below the subtree's prefix; empty if
///                nothing is
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record Answer(long subtree, List<long[]> escapes, List<Open> rest) {
    /// A state on the path to what comes next, with what is known of the transitions from there.
    ///
    /// @param asleep   events that need not be explored from there
    /// @param explored how many of these, the last ones, the worker has explored itself
    /// @param pending  the wakeup tree
    /// @param next     the event that leads to the next state in the list; empty for the last
    public record Open(long[] asleep, int explored, long[] pending, long[] next) {}
}
