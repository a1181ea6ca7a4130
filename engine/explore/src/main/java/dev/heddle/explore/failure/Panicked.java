package dev.heddle.explore.failure;

/// A panic, or another exception, left a goroutine.
///
/// @param message   what happened
/// @param goroutine whose it was, by name
/// @param cause     what was thrown
/// @param evidence  the execution that showed it
public record Panicked(String message, String goroutine, Throwable cause, Evidence evidence) implements Failure {}
