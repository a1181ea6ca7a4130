package dev.heddle.explore.failure;

import dev.heddle.explore.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/// What went wrong in an execution, with the schedule that shows it.
///
/// The set is closed: read it with a `switch` and no `default`.
public sealed interface Failure
        permits Deadlock, GoroutineLeak, Panicked, AssertionFailed, DataRace, StepLimit, Nondeterminism {
    /// What happened, in Go's words where Go has some, and who was where. A replay gives the same message.
    String message();

    /// The execution that showed it.
    Evidence evidence();

    /// One line of text from which the execution can be run again.
    default String replayToken() {
        return evidence().replayToken();
    }

    /// The steps of the execution.
    default Schedule schedule() {
        return evidence().schedule();
    }

    /// What the program threw, or `null` if it threw nothing.
    default @Nullable Throwable cause() {
        return null;
    }

    /// The first line of the message.
    default String headline() {
        return message().lines().findFirst().orElse("");
    }
}
