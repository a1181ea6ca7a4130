package dev.heddle.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A fork-join pool of an execution: each task has a goroutine of its own. It is a [ForkJoinPool] so that code of
/// the JDK can be given one.
final class ControlledForkJoinPool extends ForkJoinPool {
    /// Under this key the scheduler keeps the common pool of an execution.
    private static final Object COMMON = new Object();

    private static final String COMMON_NAME = "ForkJoinPool.commonPool";

    private final ForkJoinWorkers workers;
    /// What waits for its time, made when it is needed.
    private @Nullable ControlledScheduledPool delayed;

    ControlledForkJoinPool(JavaThread t) {
        this(t, Runtime.getRuntime().availableProcessors());
    }

    ControlledForkJoinPool(JavaThread t, int parallelism) {
        this(t, parallelism, "ForkJoinPool-" + (t.execution().next("fork-join pool") + 1), false);
    }

    @SuppressWarnings("this-escape") // only its identity
    private ControlledForkJoinPool(JavaThread t, int parallelism, String name, boolean isCommon) {
        super(parallelism);
        // The common pool belongs to nobody, so that everybody may be the first who comes to it.
        var entry = isCommon
                ? t.execution().ofClass(ForkJoinPool.class.getName())
                : t.execution().made(t.goroutine(), this);
        workers = new ForkJoinWorkers(t, entry, name, isCommon);
    }

    /// The common pool of the execution.
    static ControlledForkJoinPool common(JavaThread t) {
        return t.scheduler()
                .objects()
                .standIn(
                        COMMON,
                        () -> new ControlledForkJoinPool(
                                t, Runtime.getRuntime().availableProcessors(), COMMON_NAME, true));
    }

    /// The pool in which the calling goroutine forks.
    static ControlledForkJoinPool current(JavaThread t) {
        var own = t.pool();
        return own == null ? common(t) : own;
    }

    private static JavaThread here() {
        return JavaThread.orComplain("pool");
    }

    /// Starts a goroutine for a task.
    void start(JavaThread t, ForkCore task, Runnable body) {
        workers.start(t, this, task, body);
    }

    private <T extends ForkJoinTask<?>> T forked(T task) {
        var t = here();
        ForkCore.of(t, Objects.requireNonNull(task)).fork(t, this);
        return task;
    }

    private <T extends @Nullable Object> ForkJoinTask<T> called(Callable<? extends T> callable) {
        return forked(new AdaptedTask<>(Objects.requireNonNull(callable), here().pool() == null));
    }

    @Override
    public <T extends @Nullable Object> T invoke(ForkJoinTask<T> task) {
        return ForkJoinTasks.join(forked(task));
    }

    @Override
    public void execute(ForkJoinTask<?> task) {
        var _ = forked(task);
    }

    /// What code of the JDK gives to it is a task that must be run and not waited for.
    @Override
    public void execute(Runnable task) {
        if (task instanceof ControlledForkJoinTask<?> own) {
            var _ = forked(own);
        } else {
            workers.start(here(), this, null, Objects.requireNonNull(task));
        }
    }

    @Override
    public <T extends @Nullable Object> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
        return forked(task);
    }

    @Override
    public <T extends @Nullable Object> ForkJoinTask<T> externalSubmit(ForkJoinTask<T> task) {
        return forked(task);
    }

    @Override
    public <T extends @Nullable Object> ForkJoinTask<T> lazySubmit(ForkJoinTask<T> task) {
        return forked(task);
    }

    @Override
    public <T extends @Nullable Object> ForkJoinTask<T> submit(Callable<T> task) {
        return called(task);
    }

    @Override
    public <T extends @Nullable Object> ForkJoinTask<T> submit(Runnable task, T result) {
        return called(ControlledTask.callable(Objects.requireNonNull(task), result));
    }

    @Override
    public ForkJoinTask<?> submit(Runnable task) {
        return task instanceof ControlledForkJoinTask<?> own
                ? forked(own)
                : called(ControlledTask.callable(Objects.requireNonNull(task)));
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new AdaptedTask<>(ControlledTask.callable(Objects.requireNonNull(runnable), value), true);
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new AdaptedTask<>(Objects.requireNonNull(callable), true);
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> calls)
            throws InterruptedException {
        return invokeAll(calls, JavaThread.FOR_EVER);
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> calls, long time, TimeUnit unit) throws InterruptedException {
        return invokeAll(calls, PoolCore.nanos(time, unit));
    }

    /// Waits for all of them; those that are not done in time are cancelled.
    private <T extends @Nullable Object> List<Future<T>> invokeAll(Collection<? extends Callable<T>> calls, long nanos)
            throws InterruptedException {
        var clock = here().model().clock();
        long until = clock.now() + nanos;
        var futures = new ArrayList<Future<T>>();
        var areDone = false;
        try {
            for (var call : calls) {
                futures.add(called(call));
            }
            var inTime = true;
            for (var future : futures) {
                long left = nanos < 0 ? JavaThread.FOR_EVER : Math.max(0, until - clock.now());
                inTime = inTime && ForkCore.of(here(), (ForkJoinTask<?>) future).await(here(), left);
            }
            areDone = inTime;
            return futures;
        } finally {
            if (!areDone && !here().isOver()) {
                futures.forEach(future -> Futures.cancel(future, true));
            }
        }
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAllUninterruptibly(
            Collection<? extends Callable<T>> calls) {
        var futures = new ArrayList<Future<T>>();
        for (var call : calls) {
            futures.add(called(call));
        }
        for (var future : futures) {
            ForkCore.of(here(), (ForkJoinTask<?>) future).awaitRegardless(here());
        }
        return futures;
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        return ControlledCompletionService.first(this, calls);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls, long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return ControlledCompletionService.first(this, calls, PoolCore.nanos(time, unit));
    }

    private ControlledScheduledPool delayed() {
        if (delayed == null) {
            ThreadFactory daemons = task -> {
                var thread = Threads.make(task, "ForkJoinPool-delayScheduler");
                Threads.setDaemon(thread, true);
                return thread;
            };
            delayed = new ControlledScheduledPool(Integer.MAX_VALUE, daemons);
        }
        return delayed;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return delayed().schedule(command, delay, unit);
    }

    @Override
    public <T extends @Nullable Object> ScheduledFuture<T> schedule(Callable<T> callable, long delay, TimeUnit unit) {
        return delayed().schedule(callable, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return delayed().scheduleAtFixedRate(command, initial, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return delayed().scheduleWithFixedDelay(command, initial, delay, unit);
    }

    @Override
    public <T extends @Nullable Object> ForkJoinTask<T> submitWithTimeout(
            Callable<T> callable, long timeout, TimeUnit unit, @Nullable Consumer<? super ForkJoinTask<T>> onTimeout) {
        var task = called(callable);
        var _ = schedule(
                () -> {
                    if (ForkJoinTasks.isDone(task)) {
                        return;
                    }
                    if (onTimeout == null) {
                        ForkJoinTasks.cancel(task, true);
                    } else {
                        onTimeout.accept(task);
                    }
                },
                timeout,
                unit);
        return task;
    }

    @Override
    public void cancelDelayedTasksOnShutdown() {
        delayed().setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void shutdown() {
        workers.shutdown(here());
        if (delayed != null && !workers.isCommon()) {
            delayed.shutdown();
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        workers.shutdownNow(here());
        if (delayed != null && !workers.isCommon()) {
            delayed.shutdownNow();
        }
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return workers.isShutdown(here());
    }

    @Override
    public boolean isTerminated() {
        return workers.isTerminated(here());
    }

    @Override
    public boolean isTerminating() {
        return isShutdown() && !isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        if (!workers.isCommon()) {
            return workers.awaitTermination(here(), PoolCore.nanos(time, unit));
        }
        awaitQuiescence(time, unit);
        return false;
    }

    /// Shuts down and waits; an interrupt cancels what runs, and is passed on.
    @Override
    public void close() {
        if (workers.isCommon()) {
            return;
        }
        var t = here();
        shutdown();
        try {
            workers.awaitTermination(t, JavaThread.FOR_EVER);
        } catch (InterruptedException e) {
            shutdownNow();
            workers.awaitTerminationRegardless(t);
            Threads.interrupt(ThreadCore.current(t));
        }
    }

    @Override
    public boolean awaitQuiescence(long time, TimeUnit unit) {
        return awaitQuiescence(here(), PoolCore.nanos(time, unit));
    }

    /// Waits until there is no task but, if it is one, the caller's.
    boolean awaitQuiescence(JavaThread t, long nanos) {
        return workers.awaitQuiescence(t, t.pool() == this, nanos);
    }

    @Override
    public boolean isQuiescent() {
        return workers.isQuiescent(here());
    }

    @Override
    public int getPoolSize() {
        return workers.count(here());
    }

    @Override
    public int getActiveThreadCount() {
        return workers.count(here());
    }

    @Override
    public int getRunningThreadCount() {
        return workers.count(here());
    }

    @Override
    public String toString() {
        return "ForkJoinPool";
    }
}
