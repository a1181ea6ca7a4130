package dev.heddle.probe;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// [ReentrantLock]: what it has beside the methods of [Locks]. A look at the lock is a step, unless only the
/// calling thread can change what it finds.
@StandsFor(ReentrantLock.class)
public final class ReentrantLocks {
    private ReentrantLocks() {}

    @OfConstructor
    public static ReentrantLock make() {
        return Made.now(new ReentrantLock());
    }

    @OfConstructor
    public static ReentrantLock make(boolean fair) {
        return Made.now(new ReentrantLock(fair));
    }

    public static int getHoldCount(ReentrantLock lock) {
        var t = JavaThread.current();
        if (t == null) {
            return lock.getHoldCount();
        }
        var core = Locks.reentrant(t, lock);
        return core.isOwnedBy(t) ? core.depth() : 0;
    }

    public static boolean isHeldByCurrentThread(ReentrantLock lock) {
        var t = JavaThread.current();
        return t == null
                ? lock.isHeldByCurrentThread()
                : Locks.reentrant(t, lock).isOwnedBy(t);
    }

    public static boolean isLocked(ReentrantLock lock) {
        var t = JavaThread.current();
        return t == null ? lock.isLocked() : look(t, lock).isLocked();
    }

    public static boolean hasQueuedThreads(ReentrantLock lock) {
        return getQueueLength(lock) > 0;
    }

    public static int getQueueLength(ReentrantLock lock) {
        var t = JavaThread.current();
        if (t == null) {
            return lock.getQueueLength();
        }
        t.lookAround();
        return Locks.reentrant(t, lock).waiting(t.model());
    }

    public static boolean hasWaiters(ReentrantLock lock, Condition condition) {
        return getWaitQueueLength(lock, condition) > 0;
    }

    public static int getWaitQueueLength(ReentrantLock lock, Condition condition) {
        var t = JavaThread.current();
        var waiters = waiters(t, condition);
        if (t == null || waiters == null) {
            return lock.getWaitQueueLength(condition);
        }
        var core = Locks.reentrant(t, lock);
        if (waiters.lock() != core) {
            throw new IllegalArgumentException("not owner");
        }
        if (!core.isOwnedBy(t)) {
            throw new IllegalMonitorStateException();
        }
        return waiters.size(t);
    }

    public static String toString(ReentrantLock lock) {
        var t = JavaThread.current();
        if (t == null) {
            return lock.toString();
        }
        return "ReentrantLock" + (look(t, lock).isLocked() ? "[Locked]" : "[Unlocked]");
    }

    private static Monitor look(JavaThread t, ReentrantLock lock) {
        var core = Locks.reentrant(t, lock);
        if (!core.isOwnedBy(t)) {
            core.look(t);
        }
        return core;
    }

    private static @Nullable WaitSet waiters(@Nullable JavaThread t, Condition condition) {
        return t == null ? null : Locks.condition(t, condition);
    }
}
