package dev.heddle.explore.failure;

import org.jspecify.annotations.Nullable;

/// Two accesses to the same memory, at least one of them a write, that nothing orders.
///
/// @param message  what happened
/// @param variable what was accessed: `Counter.value`, `element 2 of int[4]`, `HashMap`, `shared variable "hits"`
/// @param first    the access that came first in this execution
/// @param second   the other one
/// @param evidence the execution that showed it
public record DataRace(String message, String variable, Touch first, Touch second, Evidence evidence)
        implements Failure {
    /// One of the two accesses.
    ///
    /// @param goroutine whose it was, by name
    /// @param what      `read` or `write`; `atomic read` or `atomic write` where the other one is not atomic; `add`
    ///                  or `wait` of a wait group
    /// @param at        where in the program, or `null` if that is not known
    /// @param startedAt where the goroutine was started, or `null` for main
    public record Touch(
            String goroutine,
            String what,
            @Nullable StackTraceElement at,
            @Nullable StackTraceElement startedAt) {}
}
