package dev.heddle.scheduler;

import org.jspecify.annotations.Nullable;

/// How an execution ended.
///
/// @param how       why it went no further
/// @param main      what had become of the goroutine main by then
/// @param thrown    what left a goroutine, or `null` unless `how` is FAILED
/// @param thrower   the goroutine that it left, or `null`
public record Ending(
        How how,
        Main main,
        @Nullable Throwable thrown,
        @Nullable Goroutine thrower) {
    /// Why an execution went no further.
    public enum How {
        /// Nothing can run and no timer is pending: everybody has ended, or is asleep for ever.
        QUIET,
        /// It reached the limit of steps.
        STEP_LIMIT,
        /// Something left a goroutine that was not recovered.
        FAILED,
        /// The chooser cut it off.
        CUT,
        /// The observer has seen enough.
        STOPPED,
        /// A goroutine waits where the scheduler cannot see it, and has not come back.
        OUTSIDE
    }

    /// What has become of main.
    public enum Main {
        RUNNING,
        RETURNED,
        /// It called `Go.exit`.
        EXITED
    }
}
