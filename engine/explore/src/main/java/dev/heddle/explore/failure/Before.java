package dev.heddle.explore.failure;

/// What an execution was before its schedule was shrunk.
///
/// @param steps    how many steps it had
/// @param switches how often a goroutine was interrupted although it could have gone on
public record Before(int steps, long switches) {}
