package dev.heddle.scheduler;

import dev.heddle.model.Labels;

/// Who runs next: the seam between the scheduler and the strategies.
public interface Chooser {
    /// Returned by [#choose] to cut the execution off here.
    int CUT = -1;

    /// Picks the next transition.
    ///
    /// @param enabled   the possible transitions, at least one; those of one goroutine side by side
    /// @param scheduler the execution so far: its model, the step's number, who ran last
    /// @return the place of the transition in `enabled`, or [#CUT]
    int choose(Labels enabled, DeterministicScheduler scheduler);
}
