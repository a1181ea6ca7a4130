package dev.heddle.probe;

import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/// What fork-join tasks of the program's own classes are: their code can be run without the JDK's waiting for them.
///
/// @param <T> the result
@BaseFor(ForkJoinTask.class)
public abstract class ControlledForkJoinTask<T extends @Nullable Object> extends ForkJoinTask<T> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("this-escape") // only its identity
    public ControlledForkJoinTask() {
        Made.object(this);
    }

    /// Runs the task's own code; whether it is done then.
    final boolean body() {
        return exec();
    }
}
