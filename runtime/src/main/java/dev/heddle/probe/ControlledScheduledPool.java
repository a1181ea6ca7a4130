package dev.heddle.probe;

import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A scheduled pool: in an execution one on the virtual clock. Each task has a goroutine of its own, which waits
/// for its time and then for one of as many permits as the pool has threads.
@BaseFor(ScheduledThreadPoolExecutor.class)
public class ControlledScheduledPool extends ScheduledThreadPoolExecutor {
    private static final int STATE = -12;
    private static final int TERMINATED = -14;
    private static final Wording WORDING =
            new Wording("scheduled pool", "ExecutorService.awaitTermination", Vocabulary.CALLS);

    private final Semaphore threads;
    /// `null` if it was made outside of an execution.
    private final @Nullable Ledger state;
    /// `null` if it was made outside of an execution.
    private final @Nullable Gate terminated;

    private final Set<Task<?>> tasks = new LinkedHashSet<>();
    private final Set<Thread> workers = new LinkedHashSet<>();
    private boolean isShutdown;
    private boolean isEnding;
    private int active;
    private int largest;
    private long completed;

    public ControlledScheduledPool(int threads) {
        this(threads, PoolThreads.usual());
    }

    public ControlledScheduledPool(int threads, ThreadFactory factory) {
        this(threads, factory, new AbortPolicy());
    }

    public ControlledScheduledPool(int threads, RejectedExecutionHandler handler) {
        this(threads, PoolThreads.usual(), handler);
    }

    @SuppressWarnings("this-escape") // only its identity
    public ControlledScheduledPool(int threads, ThreadFactory factory, RejectedExecutionHandler handler) {
        super(threads, factory, handler);
        this.threads = Semaphores.make(Math.max(1, threads));
        var t = JavaThread.current();
        if (t == null) {
            this.state = null;
            this.terminated = null;
        } else {
            var entry = t.execution().made(t.goroutine(), this);
            this.state = new Ledger(t, entry, STATE, "scheduled pool");
            this.terminated = new Gate(t, entry, TERMINATED, WORDING);
        }
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

        /// What the program has made of it, or itself.
        private RunnableScheduledFuture<T> outer = this;

        private boolean goesOn;

        Task(Callable<T> callable, long delay, long period) {
            super(callable);
            var t = here();
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
                } while (runOnce(t));
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
        private boolean runOnce(JavaThread t) {
            Semaphores.acquireUninterruptibly(threads);
            active++;
            try {
                goesOn = false;
                beforeExecute(ThreadCore.current(t), outer);
                runBetween();
                if (!goesOn) {
                    return false;
                }
            } finally {
                active--;
                completed++;
                if (!t.isOver()) {
                    Semaphores.release(threads);
                }
            }
            due = period > 0 ? due + period : t.model().clock().now() - period;
            return true;
        }

        private void runBetween() {
            try {
                outer.run();
                afterExecute(outer, null);
            } catch (Unwinding e) {
                throw e;
            } catch (Throwable e) {
                afterExecute(outer, e);
                throw e;
            }
        }

        @Override
        public void run() {
            if (period == 0) {
                super.run();
            } else {
                goesOn = runAndReset();
            }
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

    private <T extends @Nullable Object> ScheduledFuture<T> start(Task<T> task, RunnableScheduledFuture<T> outer) {
        var t = here();
        task.outer = outer;
        state().enter(t);
        if (isShutdown) {
            getRejectedExecutionHandler().rejectedExecution(outer, this);
            return outer;
        }
        tasks.add(task);
        var thread = getThreadFactory().newThread(task::work);
        workers.add(thread);
        largest = Math.max(largest, threads());
        Threads.start(thread);
        return outer;
    }

    private Ledger state() {
        return Objects.requireNonNull(state, "a pool from outside; please report this");
    }

    private Gate gate() {
        return Objects.requireNonNull(terminated, "a pool from outside; please report this");
    }

    private ScheduledFuture<?> start(Runnable command, long delay, long period) {
        var task = new Task<@Nullable Object>(Executors.callable(command), delay, period);
        return start(task, decorateTask(command, task));
    }

    private <T extends @Nullable Object> ScheduledFuture<T> start(Callable<T> callable, long delay) {
        var task = new Task<>(callable, delay, 0);
        return start(task, decorateTask(callable, task));
    }

    private void leave(JavaThread t, Task<?> task) {
        state().enter(t);
        tasks.remove(task);
        workers.remove(ThreadCore.current(t));
        endIfDone(t);
    }

    private void endIfDone(JavaThread t) {
        if (!isShutdown || !tasks.isEmpty() || isEnding) {
            return;
        }
        isEnding = true;
        state().collect(t); // what all tasks have done happens before the end
        try {
            terminated();
        } finally {
            if (!t.isOver()) {
                gate().openOnce(t);
            }
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return terminated == null ? super.schedule(command, delay, unit) : start(command, unit.toNanos(delay), 0);
    }

    @Override
    public <T extends @Nullable Object> ScheduledFuture<T> schedule(Callable<T> callable, long delay, TimeUnit unit) {
        return terminated == null ? super.schedule(callable, delay, unit) : start(callable, unit.toNanos(delay));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initial, long period, TimeUnit unit) {
        return terminated == null
                ? super.scheduleAtFixedRate(command, initial, period, unit)
                : start(command, unit.toNanos(initial), positive(unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initial, long delay, TimeUnit unit) {
        return terminated == null
                ? super.scheduleWithFixedDelay(command, initial, delay, unit)
                : start(command, unit.toNanos(initial), -positive(unit.toNanos(delay)));
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
        return schedule(ControlledTask.callable(task, result), 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T extends @Nullable Object> ScheduledFuture<T> submit(Callable<T> task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public void shutdown() {
        if (terminated == null) {
            super.shutdown();
            return;
        }
        var t = here();
        state().enter(t);
        isShutdown = true;
        for (var task : List.copyOf(tasks)) {
            var goesOn = task.isPeriodic()
                    ? getContinueExistingPeriodicTasksAfterShutdownPolicy()
                    : getExecuteExistingDelayedTasksAfterShutdownPolicy();
            if (!goesOn) {
                task.outer.cancel(false);
            }
        }
        endIfDone(t);
    }

    @Override
    public List<Runnable> shutdownNow() {
        if (terminated == null) {
            return super.shutdownNow();
        }
        var t = here();
        state().enter(t);
        isShutdown = true;
        var left = new ArrayList<Runnable>();
        for (var task : List.copyOf(tasks)) {
            if (task.getDelay(TimeUnit.NANOSECONDS) > 0) {
                left.add(task.outer);
            }
            task.cancelled.openOnce(t);
        }
        for (var worker : List.copyOf(workers)) {
            Threads.interrupt(worker);
        }
        endIfDone(t);
        return left;
    }

    @Override
    public boolean isShutdown() {
        if (state == null) {
            return super.isShutdown();
        }
        state.look(here());
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return terminated == null ? super.isTerminated() : terminated.isOpen(here());
    }

    @Override
    public boolean isTerminating() {
        return terminated == null ? super.isTerminating() : isShutdown() && !isTerminated();
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return terminated == null
                ? super.awaitTermination(time, unit)
                : terminated.pass(here(), PoolCore.nanos(time, unit));
    }

    @Override
    public void close() {
        if (terminated == null) {
            super.close();
            return;
        }
        shutdown();
        terminated.passRegardless(here());
    }

    /// How many of its goroutines stand for a thread of its own.
    private int threads() {
        return Math.min(workers.size(), Math.max(1, getCorePoolSize()));
    }

    @Override
    public int getPoolSize() {
        if (state == null) {
            return super.getPoolSize();
        }
        state.look(here());
        return threads();
    }

    @Override
    public int getLargestPoolSize() {
        if (state == null) {
            return super.getLargestPoolSize();
        }
        state.look(here());
        return largest;
    }

    @Override
    public int getActiveCount() {
        if (state == null) {
            return super.getActiveCount();
        }
        here().lookAround();
        return active;
    }

    @Override
    public long getCompletedTaskCount() {
        if (state == null) {
            return super.getCompletedTaskCount();
        }
        here().lookAround();
        return completed;
    }

    @Override
    public long getTaskCount() {
        return state == null ? super.getTaskCount() : getCompletedTaskCount() + tasks.size();
    }

    /// In an execution there is a goroutine for each task, and none before.
    @Override
    public boolean prestartCoreThread() {
        return state == null && super.prestartCoreThread();
    }

    /// In an execution there is a goroutine for each task, and none before.
    @Override
    public int prestartAllCoreThreads() {
        return state == null ? super.prestartAllCoreThreads() : 0;
    }

    @Override
    public String toString() {
        return terminated == null ? super.toString() : "ScheduledThreadPoolExecutor";
    }
}
