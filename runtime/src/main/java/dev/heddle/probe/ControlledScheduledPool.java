package dev.heddle.probe;

import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A scheduled pool of an execution, on the virtual clock. Each task has a goroutine of its own, which waits for
/// its time and then for one of as many permits as the pool has threads.
final class ControlledScheduledPool extends ScheduledThreadPoolExecutor {
    private static final int TERMINATED = -14;

    private final Semaphore threads;
    private final Gate terminated;
    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final Set<Thread> workers = new LinkedHashSet<>();
    private boolean isShutdown;

    ControlledScheduledPool(JavaThread t, int threads, @Nullable ThreadFactory factory) {
        super(threads, factory == null ? PoolThreads.named(t) : factory);
        this.threads = Semaphores.make(Math.max(1, threads));
        this.terminated = new Gate(
                t,
                t.execution().made(t.goroutine(), this),
                TERMINATED,
                new Wording("scheduled pool", "ExecutorService.awaitTermination", Vocabulary.CALLS));
    }

    private static JavaThread here() {
        return JavaThread.orComplain("pool");
    }

    /// A task with a time.
    private final class Task<T extends @Nullable Object> extends ControlledTask<T>
            implements RunnableScheduledFuture<T> {
        /// When it is due, in nanoseconds of the virtual clock.
        private long due;
        /// More than 0 between starts, less than 0 from an end to the next start, 0 for once.
        private final long period;

        private final Gate cancelled;

        Task(JavaThread t, Callable<T> callable, long delay, long period) {
            super(t, callable);
            this.due = t.model().clock().now() + Math.max(0, delay);
            this.period = period;
            this.cancelled = new Gate(
                    t,
                    t.entry(this),
                    TERMINATED,
                    new Wording("scheduled task", "ScheduledExecutorService.schedule", Vocabulary.CALLS));
        }

        void work() {
            var t = here();
            try {
                do {
                    if (!isDue(t)) {
                        break;
                    }
                } while (runOnce());
            } finally {
                if (!t.isOver()) {
                    leave(t, this);
                }
            }
        }

        private boolean isDue(JavaThread t) {
            long left = due - t.model().clock().now();
            try {
                if (left <= 0) {
                    return !cancelled.isOpen(t);
                }
                return !cancelled.pass(t, left);
            } catch (InterruptedException e) {
                return false; // shut down
            }
        }

        /// Runs it, and says whether it runs again.
        private boolean runOnce() {
            Semaphores.acquireUninterruptibly(threads);
            try {
                if (period == 0) {
                    run();
                    return false;
                }
                if (!runAndReset()) {
                    return false;
                }
            } finally {
                if (!here().isOver()) {
                    Semaphores.release(threads);
                }
            }
            due = period > 0 ? due + period : here().model().clock().now() - period;
            return true;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            var done = super.cancel(mayInterrupt);
            cancelled.openOnce(here());
            return done;
        }

        @Override
        public boolean isPeriodic() {
            return period != 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - here().model().clock().now(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private <T extends @Nullable Object> ScheduledFuture<T> start(Callable<T> callable, long delay, long period) {
        var t = here();
        terminated.touch(t);
        if (isShutdown) {
            throw new RejectedExecutionException("the pool is shut down");
        }
        var task = new Task<T>(t, callable, delay, period);
        tasks.add(task);
        var thread = getThreadFactory().newThread(task::work);
        workers.add(thread);
        Threads.start(thread);
        return task;
    }

    private void leave(JavaThread t, Task<?> task) {
        terminated.touch(t);
        tasks.remove(task);
        workers.remove(ThreadCore.current(t));
        if (isShutdown && tasks.isEmpty()) {
            terminated.openOnce(t);
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return start(Executors.callable(command), unit.toNanos(delay), 0);
    }

    @Override
    public <T extends @Nullable Object> ScheduledFuture<T> schedule(Callable<T> callable, long delay, TimeUnit unit) {
        return start(callable, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return start(Executors.callable(command), unit.toNanos(initial), positive(unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return start(Executors.callable(command), unit.toNanos(initial), -positive(unit.toNanos(delay)));
    }

    private static long positive(long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException();
        }
        return nanos;
    }

    @Override
    public void execute(Runnable command) {
        var _ = schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> submit(Runnable task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T extends @Nullable Object> ScheduledFuture<T> submit(Runnable task, T result) {
        return start(ControlledTask.callable(task, result), 0, 0);
    }

    @Override
    public <T extends @Nullable Object> ScheduledFuture<T> submit(Callable<T> task) {
        return start(task, 0, 0);
    }

    @Override
    public void shutdown() {
        var t = here();
        terminated.touch(t);
        isShutdown = true;
        for (var task : List.copyOf(tasks)) {
            var goesOn = task.isPeriodic()
                    ? getContinueExistingPeriodicTasksAfterShutdownPolicy()
                    : getExecuteExistingDelayedTasksAfterShutdownPolicy();
            if (!goesOn) {
                task.cancel(false);
            }
        }
        if (tasks.isEmpty()) {
            terminated.openOnce(t);
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        var t = here();
        terminated.touch(t);
        isShutdown = true;
        var left = new ArrayList<Runnable>();
        for (var task : List.copyOf(tasks)) {
            if (task.getDelay(TimeUnit.NANOSECONDS) > 0) {
                left.add(task);
            }
            task.cancelled.openOnce(t);
        }
        for (var worker : List.copyOf(workers)) {
            ThreadCore.of(t, worker).interrupt(t);
        }
        if (tasks.isEmpty()) {
            terminated.openOnce(t);
        }
        return left;
    }

    @Override
    public boolean isShutdown() {
        terminated.isOpen(here());
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return terminated.isOpen(here());
    }

    @Override
    public boolean isTerminating() {
        return isShutdown() && !isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return terminated.pass(here(), PoolCore.nanos(time, unit));
    }

    @Override
    public void close() {
        shutdown();
        terminated.passRegardless(here());
    }

    @Override
    public String toString() {
        return "ScheduledThreadPoolExecutor";
    }
}
