package dev.heddle.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// [FutureTask]: in an execution one that the explorer controls.
@StandsFor(FutureTask.class)
public final class FutureTasks {
    private FutureTasks() {}

    @OfConstructor
    public static <T extends @Nullable Object> FutureTask<T> make(Callable<T> callable) {
        return JavaThread.current() == null ? new FutureTask<>(callable) : new ControlledTask<>(callable);
    }

    @OfConstructor
    public static <T extends @Nullable Object> FutureTask<T> make(Runnable runnable, T value) {
        return JavaThread.current() == null ? new FutureTask<>(runnable, value) : new ControlledTask<>(runnable, value);
    }
}
