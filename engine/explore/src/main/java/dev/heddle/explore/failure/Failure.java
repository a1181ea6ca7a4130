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

    /// The same failure with other evidence.
    ///
    /// @param other the evidence
    default Failure with(Evidence other) {
        return switch (this) {
            case Deadlock f -> new Deadlock(f.message(), f.blocked(), f.cycle(), other);
            case GoroutineLeak f -> new GoroutineLeak(f.message(), f.goroutines(), f.cycle(), other);
            case Panicked f -> new Panicked(f.message(), f.goroutine(), f.cause(), other);
            case AssertionFailed f -> new AssertionFailed(f.message(), f.goroutine(), f.cause(), other);
            case DataRace f -> new DataRace(f.message(), f.variable(), f.first(), f.second(), other);
            case StepLimit f -> new StepLimit(f.message(), f.spinning(), other);
            case Nondeterminism f -> new Nondeterminism(f.message(), f.step(), f.expected(), f.found(), other);
        };
    }

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
