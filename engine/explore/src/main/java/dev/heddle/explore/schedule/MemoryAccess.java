package dev.heddle.explore.schedule;

import org.jspecify.annotations.Nullable;

/// One access to plain memory that is part of a data race. It is no step: it lies between two steps.
///
/// @param afterStep how many steps of the execution came before it
/// @param goroutine who, by name
/// @param action    what it did: `read 0`
/// @param source    where in the program, or `null` if that is not known
public record MemoryAccess(
        int afterStep,
        String goroutine,
        String action,
        @Nullable StackTraceElement source) {}
