package dev.heddle.parallel;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread that fires the timers of production.
public final class RealTimers {
    private static final ScheduledThreadPoolExecutor THREAD = thread();

    private RealTimers() {}

    private static ScheduledThreadPoolExecutor thread() {
        var executor = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "heddle-timers");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    /// Runs a short task after so many nanoseconds, and then every so many if that is not 0.
    public static ScheduledFuture<?> schedule(Runnable task, long nanos, long every) {
        long delay = Math.max(0, nanos);
        return every == 0
                ? THREAD.schedule(task, delay, TimeUnit.NANOSECONDS)
                : THREAD.scheduleAtFixedRate(task, delay, every, TimeUnit.NANOSECONDS);
    }
}
