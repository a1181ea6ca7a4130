package dev.heddle.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A completion service: in an execution futures come out in the order in which they are done.
///
/// @param <T> the results
@BaseFor(ExecutorCompletionService.class)
public class ControlledCompletionService<T extends @Nullable Object> extends ExecutorCompletionService<T> {
    private final Executor executor;
    /// `null` if it was made outside of an execution.
    private final @Nullable BlockingQueue<Future<T>> done;

    public ControlledCompletionService(Executor executor) {
        this(executor, Made.now(new LinkedBlockingQueue<>()));
    }

    public ControlledCompletionService(Executor executor, BlockingQueue<Future<T>> done) {
        super(executor, done);
        this.executor = executor;
        this.done = JavaThread.current() == null ? null : done;
    }

    /// [#first(Executor, Collection, long)] that waits as long as it takes.
    static <T extends @Nullable Object> T first(Executor executor, Collection<? extends Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        try {
            return first(executor, calls, JavaThread.FOR_EVER);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a wait without an end has ended; please report this", e);
        }
    }

    /// The first that succeeds; the others are cancelled.
    static <T extends @Nullable Object> T first(Executor executor, Collection<? extends Callable<T>> calls, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        if (calls.isEmpty()) {
            throw new IllegalArgumentException();
        }
        var done = new ControlledCompletionService<T>(executor);
        var futures = new ArrayList<Future<T>>();
        var t = JavaThread.orComplain("pool");
        var clock = t.model().clock();
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
            if (!t.isOver()) {
                futures.forEach(f -> f.cancel(true));
            }
        }
    }

    private static final class Task<T extends @Nullable Object> extends ControlledTask<T> {
        private final BlockingQueue<Future<T>> done;

        Task(Callable<T> callable, BlockingQueue<Future<T>> done) {
            super(callable);
            this.done = done;
        }

        @Override
        protected void done() {
            super.done();
            BlockingQueues.add(done, this);
        }
    }

    @Override
    public Future<T> submit(Callable<T> callable) {
        if (done == null) {
            return super.submit(callable);
        }
        var task = new Task<>(callable, done);
        executor.execute(task);
        return task;
    }

    @Override
    public Future<T> submit(Runnable runnable, T result) {
        if (done == null) {
            return super.submit(runnable, result);
        }
        Objects.requireNonNull(runnable);
        return submit(ControlledTask.callable(runnable, result));
    }

    @Override
    public Future<T> take() throws InterruptedException {
        return done == null ? super.take() : BlockingQueues.take(done);
    }

    @Override
    public @Nullable Future<T> poll() {
        return done == null ? super.poll() : BlockingQueues.poll(done);
    }

    @Override
    public @Nullable Future<T> poll(long time, TimeUnit unit) throws InterruptedException {
        return done == null ? super.poll(time, unit) : BlockingQueues.poll(done, time, unit);
    }
}
