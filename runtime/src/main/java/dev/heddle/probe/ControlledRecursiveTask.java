package dev.heddle.probe;

import java.util.concurrent.RecursiveTask;
import org.jspecify.annotations.Nullable;

/// [ControlledForkJoinTask] for tasks with a result.
///
/// @param <T> the result
@BaseFor(RecursiveTask.class)
public abstract class ControlledRecursiveTask<T extends @Nullable Object> extends RecursiveTask<T> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("this-escape") // only its identity
    public ControlledRecursiveTask() {
        Made.object(this);
    }

    /// Runs the task's own code; whether it is done then.
    final boolean body() {
        return exec();
    }
}
