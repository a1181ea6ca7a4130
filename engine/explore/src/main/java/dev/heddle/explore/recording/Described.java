package dev.heddle.explore.recording;

/// A goroutine or an object as a report names it.
///
/// @param name   `goroutine "worker"`, `channel "jobs"`, `mutex 2`
/// @param origin where it was started or made
public record Described(String name, StackTraceElement origin) {}
