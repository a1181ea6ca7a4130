package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;

/// The steps of an earlier execution, as a replay expects them and knows them again. Steps count from 0 here.
public interface Expected {
    /// How many steps there were.
    int size();

    /// The place that a step's transition had among those possible.
    int choice(int step);

    /// Whether a step began with this kind of operation.
    boolean isOfItsKind(int step, long label, DeterministicScheduler scheduler);

    /// Whether a transition that is possible now is what a step was, as far as that is known.
    default boolean isLike(int step, long label, DeterministicScheduler scheduler) {
        return isOfItsKind(step, label, scheduler);
    }

    /// What a step was, as a person reads it: `somebody to lock`.
    String text(int step);

    /// What there is instead of a step, as a person reads it.
    ///
    /// @param enabled what is possible
    default String instead(int step, Labels enabled, DeterministicScheduler scheduler) {
        return Diverged.list(enabled, scheduler);
    }

    /// That the step at hand is not what was expected.
    ///
    /// @param step    which step was expected
    /// @param number  the number of the step at hand, from 1
    /// @param enabled what is possible
    default Diverged diverged(int step, int number, Labels enabled, DeterministicScheduler scheduler) {
        return new Diverged(number, text(step), instead(step, enabled, scheduler));
    }

    /// Steps of which only the kinds are known.
    ///
    /// @param choices for each step the place of its transition among those possible
    /// @param kinds   for each step the ordinal of the kind of operation that it began with
    static Expected of(int[] choices, byte[] kinds) {
        return new ExpectedKinds(choices, kinds);
    }
}
