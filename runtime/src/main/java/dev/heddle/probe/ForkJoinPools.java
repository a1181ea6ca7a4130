package dev.heddle.probe;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinPool.ForkJoinWorkerThreadFactory;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// [ForkJoinPool]: in an execution each task has a goroutine of its own, a daemon, and the common pool is one for
/// each execution. Factories of threads and limits to their number are not looked at.
@StandsFor(ForkJoinPool.class)
public final class ForkJoinPools {
    private ForkJoinPools() {}

    @OfConstructor
    public static ForkJoinPool make() {
        var t = JavaThread.current();
        return t == null ? new ForkJoinPool() : new ControlledForkJoinPool(t);
    }

    @OfConstructor
    public static ForkJoinPool make(int parallelism) {
        var t = JavaThread.current();
        return t == null ? new ForkJoinPool(parallelism) : new ControlledForkJoinPool(t, parallelism);
    }

    @OfConstructor
    public static ForkJoinPool make(
            int parallelism,
            ForkJoinWorkerThreadFactory factory,
            @Nullable UncaughtExceptionHandler handler,
            boolean asyncMode) {
        var t = JavaThread.current();
        return t == null
                ? new ForkJoinPool(parallelism, factory, handler, asyncMode)
                : new ControlledForkJoinPool(t, parallelism);
    }

    @OfConstructor
    public static ForkJoinPool make(
            int parallelism,
            ForkJoinWorkerThreadFactory factory,
            @Nullable UncaughtExceptionHandler handler,
            boolean asyncMode,
            int corePoolSize,
            int maximumPoolSize,
            int minimumRunnable,
            @Nullable Predicate<? super ForkJoinPool> saturate,
            long keepAliveTime,
            TimeUnit unit) {
        var t = JavaThread.current();
        return t == null
                ? new ForkJoinPool(
                        parallelism,
                        factory,
                        handler,
                        asyncMode,
                        corePoolSize,
                        maximumPoolSize,
                        minimumRunnable,
                        saturate,
                        keepAliveTime,
                        unit)
                : new ControlledForkJoinPool(t, parallelism);
    }

    @OfStatic
    public static ForkJoinPool commonPool() {
        var t = JavaThread.current();
        return t == null ? ForkJoinPool.commonPool() : ControlledForkJoinPool.common(t);
    }

    @OfStatic
    public static void managedBlock(ManagedBlocker blocker) throws InterruptedException {
        if (JavaThread.current() == null) {
            ForkJoinPool.managedBlock(blocker);
            return;
        }
        while (!blocker.isReleasable()) {
            if (blocker.block()) {
                return;
            }
        }
    }
}
