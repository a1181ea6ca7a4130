package dev.heddle.probe;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// [ThreadPoolExecutor]: in an execution one whose workers are goroutines. A pool that nobody shuts down is a
/// leak, if its threads are no daemons.
@StandsFor(ThreadPoolExecutor.class)
public final class ThreadPools {
    private ThreadPools() {}

    @OfConstructor
    public static ThreadPoolExecutor make(
            int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue) {
        return JavaThread.current() == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue)
                : new ControlledPool(core, most, keepAlive, unit, queue);
    }

    @OfConstructor
    public static ThreadPoolExecutor make(
            int core, int most, long keepAlive, TimeUnit unit, BlockingQueue<Runnable> queue, ThreadFactory factory) {
        return JavaThread.current() == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue, factory)
                : new ControlledPool(core, most, keepAlive, unit, queue, factory);
    }

    @OfConstructor
    public static ThreadPoolExecutor make(
            int core,
            int most,
            long keepAlive,
            TimeUnit unit,
            BlockingQueue<Runnable> queue,
            RejectedExecutionHandler handler) {
        return JavaThread.current() == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue, handler)
                : new ControlledPool(core, most, keepAlive, unit, queue, handler);
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
        return JavaThread.current() == null
                ? new ThreadPoolExecutor(core, most, keepAlive, unit, queue, factory, handler)
                : new ControlledPool(core, most, keepAlive, unit, queue, factory, handler);
    }
}
