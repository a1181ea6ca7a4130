package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.function.IntUnaryOperator;

/// Runs one schedule again, given as the place of each transition among those that were possible.
public final class Replay implements Search {
    private final int[] choices;
    private final IntUnaryOperator expectedKind;
    private int step;

    /// @param choices      for each step the place of its transition among those possible
    /// @param expectedKind for each step the ordinal of the kind of operation that it began with, or -1 if not
    ///                     known
    public Replay(int[] choices, IntUnaryOperator expectedKind) {
        this.choices = choices.clone();
        this.expectedKind = expectedKind;
    }

    /// Runs the last execution of a scheduler again.
    public static Replay of(DeterministicScheduler scheduler) {
        var kinds = scheduler.schedule().kinds();
        return new Replay(scheduler.schedule().choices(), step -> kinds[step]);
    }

    @Override
    public boolean begin(long number) {
        step = 0;
        return number == 0;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        if (step >= choices.length) {
            return 0; // the program goes on where it had ended: any way will do
        }
        int choice = choices[step];
        var found = choice < enabled.size() ? Kinds.of(enabled.get(choice), scheduler) : null;
        int expected = expectedKind.applyAsInt(step);
        step++;
        if (found == null || expected >= 0 && found.ordinal() != expected) {
            var wanted = expected < 0 ? choice + 1 + " possible transitions" : Kinds.text(expected);
            throw new Diverged(step, wanted, Diverged.list(enabled, scheduler));
        }
        return choice;
    }

    @Override
    public String description() {
        return "replay";
    }
}
