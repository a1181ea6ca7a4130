package dev.heddle.probe;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A thread pool: in an execution its workers are goroutines. It is a [ThreadPoolExecutor] so that code of the JDK,
/// which nobody rewrites, can be given one, and the program's own pools extend it.
@BaseFor(ThreadPoolExecutor.class)
public class ControlledPool extends ThreadPoolExecutor {
    /// `null` if it was made outside of an execution.
    private final @Nullable PoolCore core;
    /// That of the JDK starts threads when it is changed.
    private int coreSize;

    public ControlledPool(int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue) {
        this(core, most, keepAlive, unit, queue, PoolThreads.usual());
    }

    public ControlledPool(
            int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue, ThreadFactory factory) {
        this(core, most, keepAlive, unit, queue, factory, new AbortPolicy());
    }

    public ControlledPool(
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            RejectedExecutionHandler handler) {
        this(core, most, keepAlive, unit, queue, PoolThreads.usual(), handler);
    }

    @SuppressWarnings("this-escape") // the core calls back when there is a task
    public ControlledPool(
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            ThreadFactory factory,
            RejectedExecutionHandler handler) {
        super(core, most, keepAlive, unit, queue, factory, handler);
        this.coreSize = core;
        var t = JavaThread.current();
        this.core = t == null ? null : new PoolCore(t, t.execution().made(t.goroutine(), this), queue, new Itself());
    }

    /// What the core asks, and whom it tells.
    private final class Itself implements PoolCore.Pool {
        @Override
        public int core() {
            return getCorePoolSize();
        }

        @Override
        public int most() {
            return getMaximumPoolSize();
        }

        @Override
        public long keepAliveNanos() {
            return getKeepAliveTime(TimeUnit.NANOSECONDS);
        }

        @Override
        public boolean doCoreWorkersEnd() {
            return allowsCoreThreadTimeOut();
        }

        @Override
        public ThreadFactory factory() {
            return getThreadFactory();
        }

        @Override
        public void before(Thread worker, Runnable task) {
            beforeExecute(worker, task);
        }

        @Override
        public void after(Runnable task, @Nullable Throwable thrown) {
            afterExecute(task, thrown);
        }

        @Override
        public void ended() {
            terminated();
        }
    }

    private static JavaThread here() {
        return JavaThread.orComplain("pool");
    }

    @Override
    public void execute(Runnable task) {
        if (task == null) {
            throw new NullPointerException();
        }
        if (core == null) {
            super.execute(task);
        } else if (!core.execute(here(), task)) {
            getRejectedExecutionHandler().rejectedExecution(task, this);
        }
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return core == null ? super.newTaskFor(callable) : new ControlledTask<>(callable);
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return core == null ? super.newTaskFor(runnable, value) : new ControlledTask<>(runnable, value);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        if (core == null) {
            return super.invokeAny(calls);
        }
        return ControlledCompletionService.first(this, calls);
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls, long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return core == null
                ? super.invokeAny(calls, time, unit)
                : ControlledCompletionService.first(this, calls, PoolCore.nanos(time, unit));
    }

    @Override
    public void shutdown() {
        if (core == null) {
            super.shutdown();
        } else {
            core.shutdown(here());
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        return core == null ? super.shutdownNow() : core.shutdownNow(here());
    }

    @Override
    public boolean isShutdown() {
        return core == null ? super.isShutdown() : core.isShutdown(here());
    }

    @Override
    public boolean isTerminating() {
        return core == null ? super.isTerminating() : isShutdown() && !isTerminated();
    }

    @Override
    public boolean isTerminated() {
        return core == null ? super.isTerminated() : core.isTerminated(here());
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return core == null
                ? super.awaitTermination(time, unit)
                : core.awaitTermination(here(), PoolCore.nanos(time, unit));
    }

    @Override
    public void close() {
        if (core == null) {
            super.close();
        } else {
            core.close(here());
        }
    }

    @Override
    public int getCorePoolSize() {
        return core == null ? super.getCorePoolSize() : coreSize;
    }

    @Override
    public void setCorePoolSize(int size) {
        if (core == null) {
            super.setCorePoolSize(size);
            return;
        }
        if (size < 0 || size > getMaximumPoolSize()) {
            throw new IllegalArgumentException();
        }
        int more = Math.min(size - coreSize, super.getQueue().size());
        coreSize = size;
        for (int i = 0; i < more && core.prestart(here()); i++) {}
    }

    @Override
    public boolean prestartCoreThread() {
        return core == null ? super.prestartCoreThread() : core.prestart(here());
    }

    @Override
    public int prestartAllCoreThreads() {
        return core == null ? super.prestartAllCoreThreads() : core.prestartAll(here());
    }

    @Override
    public boolean remove(Runnable task) {
        return core == null ? super.remove(task) : core.remove(here(), task);
    }

    @Override
    public void purge() {
        if (core == null) {
            super.purge();
        } else {
            core.purge(here());
        }
    }

    @Override
    public int getPoolSize() {
        return core == null ? super.getPoolSize() : core.workers(here());
    }

    @Override
    public int getActiveCount() {
        return core == null ? super.getActiveCount() : core.active(here());
    }

    @Override
    public int getLargestPoolSize() {
        return core == null ? super.getLargestPoolSize() : core.largest(here());
    }

    @Override
    public long getCompletedTaskCount() {
        return core == null ? super.getCompletedTaskCount() : core.completed(here());
    }

    @Override
    public long getTaskCount() {
        return core == null
                ? super.getTaskCount()
                : core.completed(here())
                        + core.active(here())
                        + super.getQueue().size();
    }

    @Override
    public String toString() {
        return core == null ? super.toString() : "ThreadPoolExecutor";
    }
}
