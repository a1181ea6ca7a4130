package dev.heddle.explore.recording;

import dev.heddle.explore.strategy.Expected;
import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;

/// Steps that are known by their kinds, while an execution is recorded that is to be like them: what there is
/// instead of a step has names and lines.
///
/// @param steps     the steps
/// @param recording of the execution that is to be like them
public record NamedSteps(Expected steps, Recording recording) implements Expected {
    @Override
    public int size() {
        return steps.size();
    }

    @Override
    public int choice(int step) {
        return steps.choice(step);
    }

    @Override
    public boolean isOfItsKind(int step, long label, DeterministicScheduler scheduler) {
        return steps.isOfItsKind(step, label, scheduler);
    }

    @Override
    public String text(int step) {
        return steps.text(step);
    }

    @Override
    public String instead(int step, Labels enabled, DeterministicScheduler scheduler) {
        return recording.upcoming(enabled);
    }
}
