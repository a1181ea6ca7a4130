package dev.heddle.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A thread pool of an execution: its workers are goroutines. It is a [ThreadPoolExecutor] so that code of the
/// JDK, which nobody rewrites, can be given one.
final class ControlledPool extends ThreadPoolExecutor {
    private final PoolCore core;

    ControlledPool(
            JavaThread t,
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            @Nullable ThreadFactory factory,
            @Nullable RejectedExecutionHandler handler) {
        super(
                core,
                most,
                keepAlive,
                unit,
                queue,
                factory == null ? PoolThreads.named(t) : factory,
                handler == null ? new AbortPolicy() : handler);
        this.core = new PoolCore(t, t.execution().made(t.goroutine(), this), queue, new PoolCore.Limits() {
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
        });
    }

    private static JavaThread here() {
        return JavaThread.orComplain("pool");
    }

    @Override
    public void execute(Runnable task) {
        if (task == null) {
            throw new NullPointerException();
        }
        if (!core.execute(here(), task)) {
            getRejectedExecutionHandler().rejectedExecution(task, this);
        }
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new ControlledTask<>(here(), callable);
    }

    @Override
    protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new ControlledTask<>(here(), ControlledTask.callable(runnable, value));
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try {
            return invokeAny(calls, JavaThread.FOR_EVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a wait without an end has ended; please report this", e);
        }
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls, long time, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return invokeAny(calls, PoolCore.nanos(time, unit));
    }

    /// The first that succeeds; the others are cancelled.
    private <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> calls, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (calls.isEmpty()) {
            throw new IllegalArgumentException();
        }
        var done = new ControlledCompletionService<T>(this, null);
        var futures = new ArrayList<Future<T>>();
        var clock = here().model().clock();
        long until = clock.now() + nanos;
        try {
            for (var call : calls) {
                futures.add(done.submit(call));
            }
            ExecutionException last = null;
            for (int left = futures.size(); left > 0; left--) {
                var next = nanos < 0 ? done.take() : done.poll(until - clock.now(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new TimeoutException();
                }
                try {
                    return next.get();
                } catch (ExecutionException e) {
                    last = e;
                }
            }
            throw Objects.requireNonNull(last);
        } finally {
            if (!here().isOver()) {
                futures.forEach(f -> f.cancel(true));
            }
        }
    }

    @Override
    public void shutdown() {
        core.shutdown(here());
    }

    @Override
    public List<Runnable> shutdownNow() {
        return core.shutdownNow(here());
    }

    @Override
    public boolean isShutdown() {
        return core.isShutdown(here());
    }

    @Override
    public boolean isTerminating() {
        return isShutdown() && !isTerminated();
    }

    @Override
    public boolean isTerminated() {
        return core.isTerminated(here());
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) throws InterruptedException {
        return core.awaitTermination(here(), PoolCore.nanos(time, unit));
    }

    @Override
    public void close() {
        core.close(here());
    }

    @Override
    public boolean prestartCoreThread() {
        return false;
    }

    @Override
    public int prestartAllCoreThreads() {
        return 0;
    }

    @Override
    public int getPoolSize() {
        return core.workers(here());
    }

    @Override
    public int getActiveCount() {
        return core.active(here());
    }

    @Override
    public int getLargestPoolSize() {
        return core.largest(here());
    }

    @Override
    public long getCompletedTaskCount() {
        return core.completed(here());
    }

    @Override
    public long getTaskCount() {
        return core.completed(here()) + core.active(here()) + getQueue().size();
    }

    @Override
    public String toString() {
        return "ThreadPoolExecutor";
    }
}
