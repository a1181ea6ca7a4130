package dev.heddle.probe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// [ThreadPoolExecutor]: in an execution one whose workers are goroutines. A pool that nobody shuts down is a
/// leak, if its threads are no daemons.
@StandsFor(ThreadPoolExecutor.class)
public final class ThreadPools {
    private ThreadPools() {}

    @OfConstructor
    public static ThreadPoolExecutor make(
            int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue) {
        var t = JavaThread.current();
        return t == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue)
                : pool(t, core, most, keepAlive, unit, queue, null, null);
    }

    @OfConstructor
    public static ThreadPoolExecutor make(
            int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue, ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue, factory)
                : pool(t, core, most, keepAlive, unit, queue, factory, null);
    }

    @OfConstructor
    public static ThreadPoolExecutor make(
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            RejectedExecutionHandler handler) {
        var t = JavaThread.current();
        return t == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue, handler)
                : pool(t, core, most, keepAlive, unit, queue, null, handler);
    }

    @OfConstructor
    public static ThreadPoolExecutor make(
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            ThreadFactory factory,
            RejectedExecutionHandler handler) {
        var t = JavaThread.current();
        return t == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue, factory, handler)
                : pool(t, core, most, keepAlive, unit, queue, factory, handler);
    }

    private static ThreadPoolExecutor pool(
            JavaThread t,
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            @Nullable ThreadFactory factory,
            @Nullable RejectedExecutionHandler handler) {
        return new ControlledPool(t, core, most, keepAlive, unit, queue, factory, handler);
    }
}
