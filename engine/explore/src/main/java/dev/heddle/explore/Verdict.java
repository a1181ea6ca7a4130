package dev.heddle.explore;

import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;

/// What an execution amounts to, told from its ending alone, so cheaply that every execution can be judged.
enum Verdict {
    CLEAN,
    DATA_RACE,
    DEADLOCK,
    /// Main has called `Go.exit`, and everybody else has ended.
    NO_GOROUTINES,
    LEAK,
    PANICKED,
    ASSERTION_FAILED,
    STEP_LIMIT,
    /// It reached the step limit, but only because a ticker goes on for ever.
    STILL_TICKING,
    WAITS_OUTSIDE,
    /// Nothing to judge: the search itself cut it off.
    CUT;

    /// How often the clock must have moved since main returned to speak of ticking.
    private static final int TICKS_AFTER_MAIN = 3;

    static Verdict of(Ending ending, DeterministicScheduler scheduler, boolean leaksFail, int ticksAtMainsEnd) {
        var live = scheduler.model().liveCount();
        return switch (ending.how()) {
            case FAILED -> ending.thrown() instanceof AssertionError ? ASSERTION_FAILED : PANICKED;
            case CUT -> CUT;
            case STOPPED -> DATA_RACE;
            case OUTSIDE -> WAITS_OUTSIDE;
            case STEP_LIMIT -> {
                var ticks = scheduler.model().clock().ticks() - ticksAtMainsEnd;
                yield leaksFail && ending.main() == Ending.Main.RETURNED && ticks >= TICKS_AFTER_MAIN
                        ? STILL_TICKING
                        : STEP_LIMIT;
            }
            case QUIET ->
                switch (ending.main()) {
                    case RUNNING -> DEADLOCK;
                    case EXITED -> live > 0 ? DEADLOCK : NO_GOROUTINES;
                    case RETURNED -> leaksFail && scheduler.isAnybodyLeftOver() ? LEAK : CLEAN;
                };
        };
    }

    /// Whether it is a failure as it stands; the step limit needs a second look.
    boolean isFailure() {
        return switch (this) {
            case CLEAN, CUT, STEP_LIMIT -> false;
            case DATA_RACE, DEADLOCK, NO_GOROUTINES, LEAK, PANICKED, ASSERTION_FAILED, STILL_TICKING, WAITS_OUTSIDE ->
                true;
        };
    }

    /// Whether a smaller schedule can show it: not where the length is the point, or where each try would wait.
    boolean isShrinkable() {
        return switch (this) {
            case DATA_RACE, DEADLOCK, NO_GOROUTINES, LEAK, PANICKED, ASSERTION_FAILED -> true;
            case CLEAN, CUT, STEP_LIMIT, STILL_TICKING, WAITS_OUTSIDE -> false;
        };
    }
}
