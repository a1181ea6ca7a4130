package dev.heddle.probe;

import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/// [ScheduledThreadPoolExecutor]: in an execution one on the virtual clock.
@StandsFor(ScheduledThreadPoolExecutor.class)
public final class ScheduledThreadPools {
    private ScheduledThreadPools() {}

    @OfConstructor
    public static ScheduledThreadPoolExecutor make(int threads) {
        return JavaThread.current() == null
                ? new ScheduledThreadPoolExecutor(threads)
                : new ControlledScheduledPool(threads);
    }

    @OfConstructor
    public static ScheduledThreadPoolExecutor make(int threads, ThreadFactory factory) {
        return JavaThread.current() == null
                ? new ScheduledThreadPoolExecutor(threads, factory)
                : new ControlledScheduledPool(threads, factory);
    }

    @OfConstructor
    public static ScheduledThreadPoolExecutor make(int threads, RejectedExecutionHandler handler) {
        return JavaThread.current() == null
                ? new ScheduledThreadPoolExecutor(threads, handler)
                : new ControlledScheduledPool(threads, handler);
    }

    @OfConstructor
    public static ScheduledThreadPoolExecutor make(
            int threads, ThreadFactory factory, RejectedExecutionHandler handler) {
        return JavaThread.current() == null
                ? new ScheduledThreadPoolExecutor(threads, factory, handler)
                : new ControlledScheduledPool(threads, factory, handler);
    }
}
