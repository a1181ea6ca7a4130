package dev.heddle.probe;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// [Executors]: in an execution the threads of all these pools are goroutines. A pool that keeps no tasks waiting,
/// and one that steals work, has a goroutine for each task.
@StandsFor(Executors.class)
public final class Pools {
    private static final long MINUTE = 60;

    private Pools() {}

    @OfStatic
    public static ExecutorService newFixedThreadPool(int threads) {
        var t = JavaThread.current();
        return t == null ? Executors.newFixedThreadPool(threads) : fixed(t, threads, null);
    }

    @OfStatic
    public static ExecutorService newFixedThreadPool(int threads, ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null ? Executors.newFixedThreadPool(threads, factory) : fixed(t, threads, factory);
    }

    @OfStatic
    public static ExecutorService newSingleThreadExecutor() {
        var t = JavaThread.current();
        return t == null ? Executors.newSingleThreadExecutor() : fixed(t, 1, null);
    }

    @OfStatic
    public static ExecutorService newSingleThreadExecutor(ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null ? Executors.newSingleThreadExecutor(factory) : fixed(t, 1, factory);
    }

    @OfStatic
    public static ExecutorService newCachedThreadPool() {
        var t = JavaThread.current();
        return t == null ? Executors.newCachedThreadPool() : perTask(t, null);
    }

    @OfStatic
    public static ExecutorService newCachedThreadPool(ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null ? Executors.newCachedThreadPool(factory) : perTask(t, factory);
    }

    @OfStatic
    public static ExecutorService newThreadPerTaskExecutor(ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null ? Executors.newThreadPerTaskExecutor(factory) : perTask(t, factory);
    }

    @OfStatic
    public static ExecutorService newVirtualThreadPerTaskExecutor() {
        var t = JavaThread.current();
        return t == null ? Executors.newVirtualThreadPerTaskExecutor() : perTask(t, PoolThreads.virtual());
    }

    @OfStatic
    public static ExecutorService newWorkStealingPool() {
        var t = JavaThread.current();
        return t == null ? Executors.newWorkStealingPool() : new ControlledForkJoinPool(t);
    }

    @OfStatic
    public static ExecutorService newWorkStealingPool(int parallelism) {
        var t = JavaThread.current();
        return t == null ? Executors.newWorkStealingPool(parallelism) : new ControlledForkJoinPool(t, parallelism);
    }

    @OfStatic
    public static ScheduledExecutorService newScheduledThreadPool(int threads) {
        var t = JavaThread.current();
        return t == null ? Executors.newScheduledThreadPool(threads) : new ControlledScheduledPool(threads);
    }

    @OfStatic
    public static ScheduledExecutorService newScheduledThreadPool(int threads, ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null
                ? Executors.newScheduledThreadPool(threads, factory)
                : new ControlledScheduledPool(threads, factory);
    }

    @OfStatic
    public static ScheduledExecutorService newSingleThreadScheduledExecutor() {
        var t = JavaThread.current();
        return t == null ? Executors.newSingleThreadScheduledExecutor() : new ControlledScheduledPool(1);
    }

    @OfStatic
    public static ScheduledExecutorService newSingleThreadScheduledExecutor(ThreadFactory factory) {
        var t = JavaThread.current();
        return t == null
                ? Executors.newSingleThreadScheduledExecutor(factory)
                : new ControlledScheduledPool(1, factory);
    }

    @OfStatic
    public static ThreadFactory defaultThreadFactory() {
        var t = JavaThread.current();
        return t == null ? Executors.defaultThreadFactory() : PoolThreads.named(t);
    }

    private static ExecutorService fixed(JavaThread t, int threads, @Nullable ThreadFactory factory) {
        return new ControlledPool(
                threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(t, factory));
    }

    private static ExecutorService perTask(JavaThread t, @Nullable ThreadFactory factory) {
        return new ControlledPool(
                0, Integer.MAX_VALUE, MINUTE, TimeUnit.SECONDS, new SynchronousQueue<>(), factory(t, factory));
    }

    private static ThreadFactory factory(JavaThread t, @Nullable ThreadFactory factory) {
        return factory == null ? PoolThreads.named(t) : factory;
    }
}
