package dev.heddle.probe;

import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// [Lock]: `ReentrantLock`, and the sides of a `ReentrantReadWriteLock`.
///
/// Who of several that wait goes next is a choice of the schedule, for a fair lock too.
@StandsFor(Lock.class)
public final class Locks {
    private static final int LOCK = -5;
    private static final int CONDITION = -6;
    private static final Wording CONDITION_WORDING = new Wording(
            "condition",
            "Condition.await",
            Vocabulary.KINDS
                    .saying(OperationKind.ENQUEUE, "await")
                    .saying(OperationKind.COND_WAIT, "wake up from await of", "await")
                    .saying(OperationKind.SIGNAL, "signal")
                    .saying(OperationKind.BROADCAST, "signal all of"));

    private Locks() {}

    public static void lock(Lock lock) {
        var t = JavaThread.current();
        var core = core(t, lock);
        if (t == null || core == null) {
            lock.lock();
        } else {
            core.lock(t);
        }
    }

    public static void lockInterruptibly(Lock lock) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, lock);
        if (t == null || core == null) {
            lock.lockInterruptibly();
        } else {
            core.lockInterruptibly(t);
        }
    }

    public static boolean tryLock(Lock lock) {
        var t = JavaThread.current();
        var core = core(t, lock);
        return t == null || core == null ? lock.tryLock() : core.tryLock(t);
    }

    public static boolean tryLock(Lock lock, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, lock);
        return t == null || core == null ? lock.tryLock(time, unit) : core.tryLock(t, Math.max(0, unit.toNanos(time)));
    }

    public static void unlock(Lock lock) {
        var t = JavaThread.current();
        var core = core(t, lock);
        if (t == null || core == null) {
            lock.unlock();
        } else {
            core.unlock(t);
        }
    }

    public static Condition newCondition(Lock lock) {
        var t = JavaThread.current();
        var condition = lock.newCondition();
        if (t != null && core(t, lock) instanceof LockCore.Exclusive exclusive) {
            condition(t, t.execution().made(t.goroutine(), condition), exclusive);
            return condition;
        }
        return lock instanceof ReentrantLock || lock instanceof ReentrantReadWriteLock.WriteLock
                ? Origins.remember(condition, lock)
                : condition;
    }

    /// What stands for a lock; `null` for one of a class that we do not know.
    static @Nullable LockCore core(@Nullable JavaThread t, Lock lock) {
        return t == null
                ? null
                : switch (lock) {
                    case ReentrantLock own -> reentrant(t, own);
                    case ReentrantReadWriteLock.ReadLock read ->
                        Origins.of(read) instanceof ReentrantReadWriteLock both
                                ? ReadWriteLocks.core(t, both).read
                                : null;
                    case ReentrantReadWriteLock.WriteLock write ->
                        Origins.of(write) instanceof ReentrantReadWriteLock both
                                ? ReadWriteLocks.core(t, both).write
                                : null;
                    default -> null;
                };
    }

    static Monitor reentrant(JavaThread t, ReentrantLock lock) {
        var entry = t.entry(lock);
        if (entry.core instanceof Monitor known) {
            return known;
        }
        Unused.check(lock, lock.isLocked(), "locked");
        var name = Names.of(lock.getClass());
        var core = Monitor.of(t, entry, LOCK, new Wording(name, name + ".lock", Vocabulary.LOCK));
        entry.core = core;
        return core;
    }

    /// What stands for a condition; `null` if nobody has told of which lock it is.
    static @Nullable WaitSet condition(JavaThread t, Condition condition) {
        var known = t.execution().known(condition);
        if (known != null && known.core instanceof WaitSet waitSet) {
            return waitSet;
        }
        return Origins.of(condition) instanceof Lock lock && core(t, lock) instanceof LockCore.Exclusive exclusive
                ? condition(t, t.entry(condition), exclusive)
                : null;
    }

    private static WaitSet condition(JavaThread t, Entry entry, LockCore.Exclusive lock) {
        var waitSet = WaitSet.of(t, lock, entry, CONDITION, CONDITION_WORDING);
        entry.core = waitSet;
        return waitSet;
    }
}
