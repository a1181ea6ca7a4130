package dev.heddle.explore.failure;

/// An [AssertionError] left a goroutine.
///
/// @param message   what happened
/// @param goroutine whose it was, by name
/// @param cause     what was thrown
/// @param evidence  the execution that showed it
public record AssertionFailed(String message, String goroutine, Throwable cause, Evidence evidence)
        implements Failure {}
