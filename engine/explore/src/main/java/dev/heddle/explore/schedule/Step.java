package dev.heddle.explore.schedule;

import org.jspecify.annotations.Nullable;

/// One step of a schedule: one goroutine goes on by one visible operation, or two meet at an unbuffered channel.
///
/// @param number        1 for the first step of the execution
/// @param goroutine     who, by name; `clock` when the virtual time moved
/// @param action        what it did: `lock mutex "a"`
/// @param source        where in the program, or `null` if the program does not say (the clock)
/// @param partner       who received in the same step, or `null`
/// @param partnerAction what the partner did, or `null`
/// @param partnerSource where the partner did it, or `null`
/// @param isSwitch      whether another goroutine ran before this one although that could have gone on (a
///                      preemption)
/// @param isInside      whether it is a matter of the JDK's own, a pool's or a future's say, that a reader of the
///                      program need not see
public record Step(
        int number,
        String goroutine,
        String action,
        @Nullable StackTraceElement source,
        @Nullable String partner,
        @Nullable String partnerAction,
        @Nullable StackTraceElement partnerSource,
        boolean isSwitch,
        boolean isInside) {}
