package dev.heddle.explore.dpor;

/// A part of an exhaustive search that one worker can explore by itself: all executions that begin with these
/// transitions.
///
/// @param number what the answer goes by
/// @param prefix the transitions, as labels
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record Subtree(long number, long[] prefix) {}
