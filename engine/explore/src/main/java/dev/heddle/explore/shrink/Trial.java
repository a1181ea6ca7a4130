package dev.heddle.explore.shrink;

import dev.heddle.explore.strategy.Search;

/// What a [Shrinker] tries its schedules on.
public interface Trial {
    /// Runs the program once.
    ///
    /// @param search   makes the choices
    /// @param maxSteps where to cut the execution
    /// @return whether it fails as the schedule to be shrunk does: the same kind of failure in the same place
    boolean failsAlike(Search search, int maxSteps);
}
