package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;

/// Runs one schedule again, and goes no further than to the first step that is not as expected.
public final class Replay implements Search {
    private final Expected expected;
    private int step;

    /// @param expected the schedule
    public Replay(Expected expected) {
        this.expected = expected;
    }

    /// Runs the last execution of a scheduler again.
    public static Replay of(DeterministicScheduler scheduler) {
        return new Replay(
                Expected.of(scheduler.schedule().choices(), scheduler.schedule().kinds()));
    }

    @Override
    public boolean begin(long number) {
        step = 0;
        return number == 0;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        if (step >= expected.size()) {
            return 0; // the program goes on where it had ended: any way will do
        }
        int choice = expected.choice(step);
        if (choice >= enabled.size() || !expected.isLike(step, enabled.get(choice), scheduler)) {
            throw expected.diverged(step, step + 1, enabled, scheduler);
        }
        step++;
        return choice;
    }

    @Override
    public String description() {
        return "replay";
    }
}
