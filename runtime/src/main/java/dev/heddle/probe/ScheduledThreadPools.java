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
        var t = JavaThread.current();
        return t == null ? new ScheduledThreadPoolExecutor(threads) : new ControlledScheduledPool(t, threads, null);
    }

    @OfConstructor
    public static ScheduledThreadPoolExecutor make(int threads, ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null
                ? new ScheduledThreadPoolExecutor(threads, factory)
                : new ControlledScheduledPool(t, threads, factory);
    }

    /// In an execution the handler is not asked: a task that is refused throws.
    @OfConstructor
    public static ScheduledThreadPoolExecutor make(int threads, RejectedExecutionHandler handler) {
        var t = JavaThread.current();
        return t == null
                ? new ScheduledThreadPoolExecutor(threads, handler)
                : new ControlledScheduledPool(t, threads, null);
    }

    /// In an execution the handler is not asked: a task that is refused throws.
    @OfConstructor
    public static ScheduledThreadPoolExecutor make(
            int threads, ThreadFactory factory, RejectedExecutionHandler handler) {
        var t = JavaThread.current();
        return t == null
                ? new ScheduledThreadPoolExecutor(threads, factory, handler)
                : new ControlledScheduledPool(t, threads, factory);
    }
}
