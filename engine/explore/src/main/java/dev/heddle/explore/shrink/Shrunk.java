package dev.heddle.explore.shrink;

/// A schedule that has been made smaller.
///
/// @param choices        for each step the place of its transition among those possible
/// @param kinds          for each step the ordinal of the kind of operation that it began with
/// @param stepsBefore    how many steps there were
/// @param switchesBefore how often a goroutine was interrupted that could have gone on
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
public record Shrunk(int[] choices, byte[] kinds, int stepsBefore, int switchesBefore) {}
