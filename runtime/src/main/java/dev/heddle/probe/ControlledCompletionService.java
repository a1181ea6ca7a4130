package dev.heddle.probe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A completion service of an execution: futures come out in the order in which they are done.
///
/// @param <T> the results
final class ControlledCompletionService<T extends @Nullable Object> extends ExecutorCompletionService<T> {
    private final Executor executor;
    private final BlockingQueue<Future<T>> done;

    ControlledCompletionService(Executor executor, @Nullable BlockingQueue<Future<T>> done) {
        super(executor);
        this.executor = executor;
        this.done = done == null ? Made.now(new LinkedBlockingQueue<>()) : done;
    }

    private final class Task extends ControlledTask<T> {
        Task(Callable<T> callable) {
            super(JavaThread.orComplain("future"), callable);
        }

        @Override
        protected void done() {
            super.done();
            BlockingQueues.add(done, this);
        }
    }

    @Override
    public Future<T> submit(Callable<T> callable) {
        var task = new Task(callable);
        executor.execute(task);
        return task;
    }

    @Override
    public Future<T> submit(Runnable runnable, T result) {
        return submit(ControlledTask.callable(runnable, result));
    }

    @Override
    public Future<T> take() throws InterruptedException {
        return BlockingQueues.take(done);
    }

    @Override
    public @Nullable Future<T> poll() {
        return BlockingQueues.poll(done);
    }

    @Override
    public @Nullable Future<T> poll(long time, TimeUnit unit) throws InterruptedException {
        return BlockingQueues.poll(done, time, unit);
    }
}
