package dev.heddle.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.RunnableFuture;
import org.jspecify.annotations.Nullable;

/// A fork-join task of an execution that calls something.
///
/// @param <T> the result
final class AdaptedTask<T extends @Nullable Object> extends ControlledForkJoinTask<T> implements RunnableFuture<T> {
    private static final long serialVersionUID = 1L;

    private final transient Callable<? extends T> callable;
    /// Whether a cancellation may interrupt whoever runs it.
    private final boolean isInterruptible;

    private transient @Nullable T result;
    private @Nullable Exception checked;

    AdaptedTask(Callable<? extends T> callable, boolean isInterruptible) {
        this.callable = callable;
        this.isInterruptible = isInterruptible;
    }

    boolean isInterruptible() {
        return isInterruptible;
    }

    /// What the callable has thrown and a fork-join task cannot keep as it is.
    @Nullable
    Exception checked() {
        return checked;
    }

    @Override
    protected boolean exec() {
        try {
            result = callable.call();
            return true;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            checked = isInterruptible ? e : null;
            throw new RuntimeException(e);
        }
    }

    @Override
    public void run() {
        ForkJoinTasks.quietlyInvoke(this);
    }

    @Override
    @SuppressWarnings("NullAway") // it is null if the callable has returned null
    public T getRawResult() {
        return result;
    }

    @Override
    protected void setRawResult(T value) {
        result = value;
    }

    @Override
    public String toString() {
        return "ForkJoinTask[" + callable + "]";
    }
}
