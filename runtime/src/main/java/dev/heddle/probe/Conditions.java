package dev.heddle.probe;

import dev.heddle.channel.ModelTimer;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/// [Condition]: those of the locks that [Locks] knows. A signal wakes the one who has waited longest, as there.
/// Nobody wakes for no reason.
@SuppressWarnings({"WaitNotInLoop", "JavaUtilDate"}) // the loop, and the date, are the caller's
@StandsFor(Condition.class)
public final class Conditions {
    private Conditions() {}

    public static void await(Condition condition) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, condition);
        if (t == null || core == null) {
            condition.await();
        } else {
            core.await(t, JavaThread.FOR_EVER);
        }
    }

    public static void awaitUninterruptibly(Condition condition) {
        var t = JavaThread.current();
        var core = core(t, condition);
        if (t == null || core == null) {
            condition.awaitUninterruptibly();
        } else {
            core.awaitUninterruptibly(t);
        }
    }

    public static long awaitNanos(Condition condition, long nanos) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, condition);
        if (t == null || core == null) {
            return condition.awaitNanos(nanos);
        }
        long until = now(t) + nanos;
        core.await(t, Math.max(0, nanos));
        return until - now(t);
    }

    public static boolean await(Condition condition, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, condition);
        return t == null || core == null ? condition.await(time, unit) : core.await(t, Math.max(0, unit.toNanos(time)));
    }

    public static boolean awaitUntil(Condition condition, Date deadline) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, condition);
        if (t == null || core == null) {
            return condition.awaitUntil(deadline);
        }
        long millis = deadline.getTime() - ModelTimer.EPOCH.toEpochMilli();
        return core.await(t, Math.max(0, TimeUnit.MILLISECONDS.toNanos(millis) - now(t)));
    }

    public static void signal(Condition condition) {
        var t = JavaThread.current();
        var core = core(t, condition);
        if (t == null || core == null) {
            condition.signal();
        } else {
            core.signal(t);
        }
    }

    public static void signalAll(Condition condition) {
        var t = JavaThread.current();
        var core = core(t, condition);
        if (t == null || core == null) {
            condition.signalAll();
        } else {
            core.signalAll(t);
        }
    }

    private static long now(JavaThread t) {
        return t.model().clock().now();
    }

    private static @Nullable WaitSet core(@Nullable JavaThread t, Condition condition) {
        return t == null ? null : Locks.condition(t, condition);
    }
}
