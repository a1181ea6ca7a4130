package dev.heddle.probe;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// [ForkJoinTask]: in an execution each task that is forked has a goroutine of its own, and who joins it waits for
/// that. Nobody helps while he waits, and nobody is short of threads.
///
/// The fork happens before the task, and the task before the join.
@StandsFor(ForkJoinTask.class)
public final class ForkJoinTasks {
    private ForkJoinTasks() {}

    public static <T extends @Nullable Object> ForkJoinTask<T> fork(ForkJoinTask<T> task) {
        var t = JavaThread.current();
        if (t == null) {
            return task.fork();
        }
        ForkCore.of(t, task).fork(t, ControlledForkJoinPool.current(t));
        return task;
    }

    public static <T extends @Nullable Object> T join(ForkJoinTask<T> task) {
        quietlyJoin(task);
        return task.join();
    }

    public static <T extends @Nullable Object> T invoke(ForkJoinTask<T> task) {
        if (JavaThread.current() == null) {
            return task.invoke();
        }
        quietlyInvoke(task);
        return task.join();
    }

    public static void quietlyInvoke(ForkJoinTask<?> task) {
        var t = JavaThread.current();
        if (t == null) {
            task.quietlyInvoke();
        } else {
            ForkCore.of(t, task).invoke(t);
            ForkCore.of(t, task).awaitRegardless(t);
        }
    }

    public static void quietlyJoin(ForkJoinTask<?> task) {
        var t = JavaThread.current();
        if (t == null) {
            task.quietlyJoin();
        } else {
            ForkCore.of(t, task).awaitRegardless(t);
        }
    }

    public static boolean quietlyJoin(ForkJoinTask<?> task, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        return t == null ? task.quietlyJoin(time, unit) : ForkCore.of(t, task).await(t, PoolCore.nanos(time, unit));
    }

    public static boolean quietlyJoinUninterruptibly(ForkJoinTask<?> task, long time, TimeUnit unit) {
        var t = JavaThread.current();
        return t == null
                ? task.quietlyJoinUninterruptibly(time, unit)
                : ForkCore.of(t, task).awaitRegardless(t, PoolCore.nanos(time, unit));
    }

    public static <T extends @Nullable Object> T get(ForkJoinTask<T> task)
            throws InterruptedException, ExecutionException {
        var t = JavaThread.current();
        if (t == null) {
            return task.get();
        }
        ForkCore.of(t, task).await(t, JavaThread.FOR_EVER);
        throwIfChecked(task);
        return task.get();
    }

    public static <T extends @Nullable Object> T get(ForkJoinTask<T> task, long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        var t = JavaThread.current();
        if (t == null) {
            return task.get(time, unit);
        }
        if (!ForkCore.of(t, task).await(t, PoolCore.nanos(time, unit))) {
            throw new TimeoutException();
        }
        throwIfChecked(task);
        return task.get();
    }

    private static void throwIfChecked(ForkJoinTask<?> task) throws ExecutionException {
        if (task instanceof AdaptedTask<?> own && own.checked() != null) {
            throw new ExecutionException(own.checked());
        }
    }

    @OfStatic
    public static void invokeAll(ForkJoinTask<?> a, ForkJoinTask<?> b) {
        if (JavaThread.current() == null) {
            ForkJoinTask.invokeAll(a, b);
        } else {
            invokeEach(a, b);
        }
    }

    @OfStatic
    public static void invokeAll(ForkJoinTask<?>... tasks) {
        if (JavaThread.current() == null) {
            ForkJoinTask.invokeAll(tasks);
        } else {
            invokeEach(tasks);
        }
    }

    @OfStatic
    public static <T extends ForkJoinTask<?>> Collection<T> invokeAll(Collection<T> tasks) {
        if (JavaThread.current() == null) {
            return ForkJoinTask.invokeAll(tasks);
        }
        invokeEach(tasks.toArray(ForkJoinTask<?>[]::new));
        return tasks;
    }

    /// Forks all but the first, which it runs itself. If one of them fails the others are cancelled.
    private static void invokeEach(ForkJoinTask<?>... tasks) {
        for (var task : tasks) {
            Objects.requireNonNull(task);
        }
        for (int i = tasks.length - 1; i > 0; i--) {
            var _ = fork(tasks[i]);
        }
        for (int i = 0; i < tasks.length; i++) {
            if (i == 0) {
                quietlyInvoke(tasks[i]);
            } else {
                quietlyJoin(tasks[i]);
            }
            if (tasks[i].isCompletedAbnormally()) {
                for (int j = 1; j < tasks.length; j++) {
                    cancel(tasks[j], false);
                }
                tasks[i].join(); // throws
            }
        }
    }

    public static boolean cancel(ForkJoinTask<?> task, boolean mayInterrupt) {
        var t = JavaThread.current();
        return t == null ? task.cancel(mayInterrupt) : ForkCore.of(t, task).cancel(t, mayInterrupt);
    }

    public static <T extends @Nullable Object> void complete(ForkJoinTask<T> task, T value) {
        var t = JavaThread.current();
        if (t == null) {
            task.complete(value);
        } else {
            ForkCore.of(t, task).complete(t, () -> task.complete(value));
        }
    }

    public static void quietlyComplete(ForkJoinTask<?> task) {
        var t = JavaThread.current();
        if (t == null) {
            task.quietlyComplete();
        } else {
            ForkCore.of(t, task).complete(t, task::quietlyComplete);
        }
    }

    public static void completeExceptionally(ForkJoinTask<?> task, Throwable thrown) {
        var t = JavaThread.current();
        if (t == null) {
            task.completeExceptionally(thrown);
        } else {
            ForkCore.of(t, task).completeExceptionally(t, thrown);
        }
    }

    public static void reinitialize(ForkJoinTask<?> task) {
        var t = JavaThread.current();
        if (t != null) {
            ForkCore.of(t, task).reset(t);
        }
        task.reinitialize();
    }

    public static boolean tryUnfork(ForkJoinTask<?> task) {
        var t = JavaThread.current();
        return t == null ? task.tryUnfork() : ForkCore.of(t, task).unfork(t);
    }

    public static boolean isDone(ForkJoinTask<?> task) {
        return isOver(task) && task.isDone();
    }

    public static boolean isCancelled(ForkJoinTask<?> task) {
        return isOver(task) && task.isCancelled();
    }

    public static boolean isCompletedAbnormally(ForkJoinTask<?> task) {
        return isOver(task) && task.isCompletedAbnormally();
    }

    public static boolean isCompletedNormally(ForkJoinTask<?> task) {
        return isOver(task) && task.isCompletedNormally();
    }

    public static @Nullable Throwable getException(ForkJoinTask<?> task) {
        return isOver(task) ? task.getException() : null;
    }

    public static Future.State state(ForkJoinTask<?> task) {
        return isOver(task) ? task.state() : Future.State.RUNNING;
    }

    public static <T extends @Nullable Object> T resultNow(ForkJoinTask<T> task) {
        var _ = isOver(task);
        return task.resultNow();
    }

    public static Throwable exceptionNow(ForkJoinTask<?> task) {
        var _ = isOver(task);
        return task.exceptionNow();
    }

    /// Whether it is done; outside of an execution always true, and the task itself knows.
    private static boolean isOver(ForkJoinTask<?> task) {
        var t = JavaThread.current();
        return t == null || ForkCore.of(t, task).isDone(t);
    }

    @OfStatic
    public static void helpQuiesce() {
        var t = JavaThread.current();
        if (t == null) {
            ForkJoinTask.helpQuiesce();
        } else {
            ControlledForkJoinPool.current(t).awaitQuiescence(t, JavaThread.FOR_EVER);
        }
    }

    @OfStatic
    public static @Nullable ForkJoinPool getPool() {
        var t = JavaThread.current();
        return t == null ? ForkJoinTask.getPool() : t.pool();
    }

    @OfStatic
    public static boolean inForkJoinPool() {
        var t = JavaThread.current();
        return t == null ? ForkJoinTask.inForkJoinPool() : t.pool() != null;
    }

    /// In an execution nothing is queued: each task has its goroutine.
    @OfStatic
    public static int getQueuedTaskCount() {
        return JavaThread.current() == null ? ForkJoinTask.getQueuedTaskCount() : 0;
    }

    /// In an execution nothing is queued: each task has its goroutine.
    @OfStatic
    public static int getSurplusQueuedTaskCount() {
        return JavaThread.current() == null ? ForkJoinTask.getSurplusQueuedTaskCount() : 0;
    }

    @OfStatic
    public static ForkJoinTask<?> adapt(Runnable runnable) {
        return JavaThread.current() == null
                ? ForkJoinTask.adapt(runnable)
                : new AdaptedTask<>(ControlledTask.callable(Objects.requireNonNull(runnable)), false);
    }

    @OfStatic
    public static <T extends @Nullable Object> ForkJoinTask<T> adapt(Runnable runnable, T result) {
        return JavaThread.current() == null ? ForkJoinTask.adapt(runnable, result) : adapted(runnable, result, false);
    }

    @OfStatic
    public static <T extends @Nullable Object> ForkJoinTask<T> adapt(Callable<? extends T> callable) {
        return JavaThread.current() == null
                ? ForkJoinTask.adapt(callable)
                : new AdaptedTask<>(Objects.requireNonNull(callable), false);
    }

    @OfStatic
    public static ForkJoinTask<?> adaptInterruptible(Runnable runnable) {
        return JavaThread.current() == null
                ? ForkJoinTask.adaptInterruptible(runnable)
                : new AdaptedTask<>(ControlledTask.callable(Objects.requireNonNull(runnable)), true);
    }

    @OfStatic
    public static <T extends @Nullable Object> ForkJoinTask<T> adaptInterruptible(Runnable runnable, T result) {
        return JavaThread.current() == null
                ? ForkJoinTask.adaptInterruptible(runnable, result)
                : adapted(runnable, result, true);
    }

    @OfStatic
    public static <T extends @Nullable Object> ForkJoinTask<T> adaptInterruptible(Callable<? extends T> callable) {
        return JavaThread.current() == null
                ? ForkJoinTask.adaptInterruptible(callable)
                : new AdaptedTask<>(Objects.requireNonNull(callable), true);
    }

    static <T extends @Nullable Object> ForkJoinTask<T> adapted(Runnable runnable, T result, boolean isInterruptible) {
        return new AdaptedTask<>(ControlledTask.callable(Objects.requireNonNull(runnable), result), isInterruptible);
    }
}
