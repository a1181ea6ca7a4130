package dev.heddle.probe;

import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The monitors of the program: what is called around `monitorenter` and `monitorexit`, and in place of
/// [Object#wait()], [Object#notify()] and [Object#notifyAll()].
///
/// In an execution a monitor is an object of the model, and what the thread really locks is an object of its own.
@SuppressWarnings("WaitNotInLoop") // the loop is the caller's
public final class Monitors {
    private static final int MONITOR = -1;
    private static final int WAIT_SET = -2;
    private static final Vocabulary WAIT_SET_WORDS = Vocabulary.KINDS
            .saying(OperationKind.ENQUEUE, "wait on")
            .saying(OperationKind.COND_WAIT, "wake up from wait on", "wait on")
            .saying(OperationKind.NOTIFY, "notify")
            .saying(OperationKind.BROADCAST, "notify all of");
    private static final int LAST_NANO = 999_999;

    private Monitors() {}

    /// Called before `monitorenter`, which locks the result.
    ///
    /// Blocks while another goroutine has the monitor; an exit wakes one of those who wait. An exit happens before
    /// a later enter.
    ///
    /// @return the monitor; in an execution an object of the calling goroutine
    public static @Nullable Object enter(@Nullable Object monitor) {
        var t = JavaThread.current();
        if (t == null || monitor == null) {
            return monitor;
        }
        var m = of(t, monitor);
        if (m.isLookingUnder(t)) {
            return new Object(); // asked on another thread, which may have its own lock
        }
        m.lock(t);
        t.monitors().push(m);
        return t.lock();
    }

    /// Called before `monitorexit`, which unlocks the result. It never throws: the compiler's handler around a
    /// `monitorexit` catches what comes from there as well, and would do so for ever.
    ///
    /// @param monitor what [#enter] has returned, or the monitor itself
    /// @return what was locked
    public static @Nullable Object exit(@Nullable Object monitor) {
        var t = JavaThread.current();
        if (t == null || monitor == null || t.monitors().isEmpty()) {
            return monitor;
        }
        if (monitor == t.lock()) {
            leave(t, t.monitors().pop());
            return monitor;
        }
        var entry = t.execution().known(monitor);
        if (entry == null || entry.monitor == null || !t.monitors().removeFirstOccurrence(entry.monitor)) {
            return monitor;
        }
        leave(t, entry.monitor);
        return t.lock();
    }

    private static void leave(JavaThread t, Monitor m) {
        if (t.isOver()) {
            return; // it is unwound: there is nobody to unlock it for
        }
        try {
            m.unlock(t);
        } catch (Unwinding e) {
            // The execution has ended at this very step; the next operation will be refused as well.
        }
    }

    /// [Object#wait()].
    public static void await(Object monitor) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            monitor.wait();
        } else {
            await(t, monitor, JavaThread.FOR_EVER);
        }
    }

    /// [Object#wait(long)].
    public static void await(Object monitor, long millis) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            monitor.wait(millis);
        } else if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        } else {
            await(t, monitor, millis == 0 ? JavaThread.FOR_EVER : TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    /// [Object#wait(long, int)]. As there, part of a millisecond counts as a whole one.
    public static void await(Object monitor, long millis, int nanos) throws InterruptedException {
        if (JavaThread.current() == null) {
            monitor.wait(millis, nanos);
            return;
        }
        if (millis < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanos < 0 || nanos > LAST_NANO) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        await(monitor, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    private static void await(JavaThread t, Object monitor, long nanos) throws InterruptedException {
        waitSet(t, monitor).await(t, nanos);
    }

    /// [Object#notify()]. Which of those who wait is woken is a choice of the schedule.
    public static void signal(Object monitor) {
        var t = JavaThread.current();
        if (t == null) {
            monitor.notify();
        } else {
            waitSet(t, monitor).notifyAny(t);
        }
    }

    /// [Object#notifyAll()].
    public static void signalAll(Object monitor) {
        var t = JavaThread.current();
        if (t == null) {
            monitor.notifyAll();
        } else {
            waitSet(t, monitor).signalAll(t);
        }
    }

    /// [Thread#holdsLock(Object)].
    static boolean isHeld(JavaThread t, Object monitor) {
        var entry = t.execution().known(monitor);
        return entry != null && entry.monitor != null && entry.monitor.isOwnedBy(t);
    }

    /// The monitor of an object, as the model has it.
    static Monitor of(JavaThread t, Object monitor) {
        var entry = t.entry(monitor);
        var m = entry.monitor;
        if (m == null) {
            m = Monitor.of(
                    t, entry, MONITOR, new Wording(name(monitor), "monitor of ", "synchronized", Vocabulary.LOCK));
            entry.monitor = m;
        }
        return m;
    }

    private static WaitSet waitSet(JavaThread t, Object monitor) {
        var entry = t.entry(monitor);
        var known = entry.waitSet;
        if (known == null) {
            var wording = new Wording(name(monitor), "Object.wait", WAIT_SET_WORDS);
            known = WaitSet.of(t, of(t, monitor), entry, WAIT_SET, wording);
            entry.waitSet = known;
        }
        return known;
    }

    private static String name(Object monitor) {
        return monitor instanceof Class<?> c ? c.getSimpleName() + ".class" : Names.of(monitor.getClass());
    }
}
