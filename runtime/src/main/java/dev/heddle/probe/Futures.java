package dev.heddle.probe;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// [Future]: one that is a [ForkJoinTask], whose methods cannot be overridden, is used by way of [ForkJoinTasks];
/// others are controlled by what they are.
@StandsFor(Future.class)
public final class Futures {
    private Futures() {}

    public static <T extends @Nullable Object> T get(Future<T> future) throws InterruptedException, ExecutionException {
        return future instanceof ForkJoinTask<T> task ? ForkJoinTasks.get(task) : future.get();
    }

    public static <T extends @Nullable Object> T get(Future<T> future, long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future instanceof ForkJoinTask<T> task ? ForkJoinTasks.get(task, time, unit) : future.get(time, unit);
    }

    public static boolean cancel(Future<?> future, boolean mayInterrupt) {
        return future instanceof ForkJoinTask<?> task
                ? ForkJoinTasks.cancel(task, mayInterrupt)
                : future.cancel(mayInterrupt);
    }

    public static boolean isDone(Future<?> future) {
        return future instanceof ForkJoinTask<?> task ? ForkJoinTasks.isDone(task) : future.isDone();
    }

    public static boolean isCancelled(Future<?> future) {
        return future instanceof ForkJoinTask<?> task ? ForkJoinTasks.isCancelled(task) : future.isCancelled();
    }

    public static Future.State state(Future<?> future) {
        return future instanceof ForkJoinTask<?> task ? ForkJoinTasks.state(task) : future.state();
    }

    public static <T extends @Nullable Object> T resultNow(Future<T> future) {
        return future instanceof ForkJoinTask<T> task ? ForkJoinTasks.resultNow(task) : future.resultNow();
    }

    public static Throwable exceptionNow(Future<?> future) {
        return future instanceof ForkJoinTask<?> task ? ForkJoinTasks.exceptionNow(task) : future.exceptionNow();
    }
}
