package dev.heddle.explore.failure;

/// The body did something else although it was scheduled alike, or it waits for something outside of the
/// exploration.
///
/// @param message  what happened
/// @param step     the number of the first step that differs, from 1
/// @param expected what there had been
/// @param found    what there was now
/// @param evidence the execution that showed it
public record Nondeterminism(String message, int step, String expected, String found, Evidence evidence)
        implements Failure {}
