package dev.heddle.probe;

import java.util.concurrent.RecursiveAction;

/// [ControlledForkJoinTask] for tasks without a result.
@BaseFor(RecursiveAction.class)
public abstract class ControlledRecursiveAction extends RecursiveAction {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("this-escape") // only its identity
    public ControlledRecursiveAction() {
        Made.object(this);
    }

    /// Runs the task's own code; whether it is done then.
    final boolean body() {
        return exec();
    }
}
