package dev.heddle.probe;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// [Thread]: in an execution a thread is a goroutine. It keeps its name; what it throws, if no handler of its own
/// takes it, is a panic; a daemon thread of the platform may be left over when main has returned.
///
/// The start happens before the thread's first statement, and its last before a [Thread#join()] returns.
@SuppressWarnings("deprecation") // the methods of old are still called
@StandsFor(Thread.class)
public final class Threads {
    private static final int LAST_NANO = 999_999;

    private Threads() {}

    @OfConstructor
    public static Thread make() {
        return made(new Thread());
    }

    @OfConstructor
    public static Thread make(@Nullable Runnable task) {
        return made(new Thread(task));
    }

    @OfConstructor
    public static Thread make(@Nullable ThreadGroup group, @Nullable Runnable task) {
        return made(new Thread(group, task));
    }

    @OfConstructor
    public static Thread make(String name) {
        return made(new Thread(name));
    }

    @OfConstructor
    public static Thread make(@Nullable ThreadGroup group, String name) {
        return made(new Thread(group, name));
    }

    @OfConstructor
    public static Thread make(@Nullable Runnable task, String name) {
        return made(new Thread(task, name));
    }

    @OfConstructor
    public static Thread make(@Nullable ThreadGroup group, @Nullable Runnable task, String name) {
        return made(new Thread(group, task, name));
    }

    @OfConstructor
    public static Thread make(@Nullable ThreadGroup group, @Nullable Runnable task, String name, long stackSize) {
        return made(new Thread(group, task, name, stackSize));
    }

    @OfConstructor
    public static Thread make(
            @Nullable ThreadGroup group,
            @Nullable Runnable task,
            String name,
            long stackSize,
            boolean inheritInheritableThreadLocals) {
        return made(new Thread(group, task, name, stackSize, inheritInheritableThreadLocals));
    }

    private static Thread made(Thread thread) {
        var t = JavaThread.current();
        return t == null ? thread : ThreadCore.made(t, thread, null);
    }

    @OfStatic
    public static Thread startVirtualThread(Runnable task) {
        var t = JavaThread.current();
        if (t == null) {
            return Thread.startVirtualThread(task);
        }
        var thread = ThreadCore.made(t, Thread.ofVirtual().unstarted(task), task);
        start(thread);
        return thread;
    }

    public static void start(Thread thread) {
        var t = JavaThread.current();
        if (t == null
                || thread instanceof ControlledThread
                || !ThreadCore.of(t, thread).canStart()) {
            thread.start();
        } else {
            ThreadCore.of(t, thread).start(t);
        }
    }

    @OfStatic
    public static Thread currentThread() {
        var t = JavaThread.current();
        return t == null ? Thread.currentThread() : ThreadCore.current(t);
    }

    public static void join(Thread thread) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            thread.join();
        } else {
            ThreadCore.of(t, thread).join(t, JavaThread.FOR_EVER);
        }
    }

    public static void join(Thread thread, long millis) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            thread.join(millis);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        ThreadCore.of(t, thread).join(t, millis == 0 ? JavaThread.FOR_EVER : TimeUnit.MILLISECONDS.toNanos(millis));
    }

    public static void join(Thread thread, long millis, int nanos) throws InterruptedException {
        if (JavaThread.current() == null) {
            thread.join(millis, nanos);
        } else {
            join(thread, millis + (nanos > 0 ? 1 : 0));
        }
    }

    public static boolean join(Thread thread, Duration duration) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return thread.join(duration);
        }
        var core = ThreadCore.of(t, thread);
        if (!core.isStarted(t)) {
            throw new IllegalThreadStateException("Thread not started");
        }
        return duration.isPositive() ? core.join(t, TimeUnit.NANOSECONDS.convert(duration)) : !core.isAlive(t);
    }

    public static void interrupt(Thread thread) {
        var t = JavaThread.current();
        if (t == null || thread instanceof ControlledThread) {
            thread.interrupt();
        } else {
            ThreadCore.of(t, thread).interrupt(t);
        }
    }

    public static boolean isInterrupted(Thread thread) {
        var t = JavaThread.current();
        return t == null || thread instanceof ControlledThread
                ? thread.isInterrupted()
                : ThreadCore.of(t, thread).isInterrupted(t);
    }

    @OfStatic
    public static boolean interrupted() {
        var t = JavaThread.current();
        return t == null ? Thread.interrupted() : t.clearInterrupt();
    }

    public static boolean isAlive(Thread thread) {
        var t = JavaThread.current();
        return t == null ? thread.isAlive() : ThreadCore.of(t, thread).isAlive(t);
    }

    public static Thread.State getState(Thread thread) {
        var t = JavaThread.current();
        return t == null || thread instanceof ControlledThread
                ? thread.getState()
                : ThreadCore.of(t, thread).state(t);
    }

    public static boolean isDaemon(Thread thread) {
        var t = JavaThread.current();
        return t == null ? thread.isDaemon() : ThreadCore.of(t, thread).isDaemon();
    }

    public static void setDaemon(Thread thread, boolean on) {
        thread.setDaemon(on);
        var t = JavaThread.current();
        if (t != null) {
            ThreadCore.of(t, thread).setDaemon(on);
        }
    }

    public static String getName(Thread thread) {
        var t = JavaThread.current();
        return t == null ? thread.getName() : ThreadCore.of(t, thread).name();
    }

    public static long threadId(Thread thread) {
        var t = JavaThread.current();
        return t == null ? thread.threadId() : ThreadCore.of(t, thread).id();
    }

    public static long getId(Thread thread) {
        return threadId(thread);
    }

    @OfStatic
    public static void sleep(long millis) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            Thread.sleep(millis);
        } else if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        } else {
            t.sleep(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @OfStatic
    public static void sleep(long millis, int nanos) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            Thread.sleep(millis, nanos);
        } else if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        } else if (nanos < 0 || nanos > LAST_NANO) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        } else {
            t.sleep(TimeUnit.MILLISECONDS.toNanos(millis) + nanos);
        }
    }

    @OfStatic
    public static void sleep(Duration duration) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            Thread.sleep(duration);
        } else {
            t.sleep(TimeUnit.NANOSECONDS.convert(duration));
        }
    }

    @OfStatic
    @SuppressWarnings("NamedLikeContextualKeyword") // it stands for the method of that name
    public static void yield() {
        var t = JavaThread.current();
        if (t == null) {
            Thread.yield();
        } else {
            t.goroutine().yieldNow();
        }
    }

    @OfStatic
    public static void onSpinWait() {
        var t = JavaThread.current();
        if (t == null) {
            Thread.onSpinWait();
        } else {
            t.goroutine().yieldNow();
        }
    }

    @OfStatic
    public static boolean holdsLock(Object monitor) {
        var t = JavaThread.current();
        return t == null ? Thread.holdsLock(monitor) : Monitors.isHeld(t, monitor);
    }
}
