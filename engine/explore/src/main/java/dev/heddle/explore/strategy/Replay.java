package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;

/// Runs one schedule again, and goes no further than to the first step that is not as expected.
///
/// A goroutine may have to wait in code that the scheduler does not see where it did not have to before: for another
/// thread that loads the same class, say. That it comes back is no step of the schedule, so it is let back in where it
/// stands in the way, and the schedule goes on.
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
            int back = comingBack(enabled, scheduler);
            if (back >= 0) {
                return back;
            }
            throw expected.diverged(step, step + 1, enabled, scheduler);
        }
        step++;
        return choice;
    }

    private static int comingBack(Labels enabled, DeterministicScheduler scheduler) {
        for (int i = 0; i < enabled.size(); i++) {
            int g = Label.goroutine(enabled.get(i));
            if (g != Label.CLOCK && scheduler.model().pending(g) == OperationKind.RETURN) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String description() {
        return "replay";
    }
}
