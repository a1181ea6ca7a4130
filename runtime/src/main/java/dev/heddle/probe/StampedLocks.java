package dev.heddle.probe;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/// [StampedLock]. Its stamps in an execution are of the explorer's making; converting a reader's to a writer's
/// always fails, as it may. Its views as other locks are not to be had there.
@StandsFor(StampedLock.class)
public final class StampedLocks {
    private StampedLocks() {}

    @OfConstructor
    public static StampedLock make() {
        return Made.now(new StampedLock());
    }

    public static long writeLock(StampedLock lock) {
        var t = JavaThread.current();
        if (t == null) {
            return lock.writeLock();
        }
        var core = core(t, lock);
        core.writeLock(t);
        return core.writing();
    }

    public static long writeLockInterruptibly(StampedLock lock) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return lock.writeLockInterruptibly();
        }
        var core = core(t, lock);
        core.writeLock(t, JavaThread.FOR_EVER);
        return core.writing();
    }

    public static long tryWriteLock(StampedLock lock) {
        var t = JavaThread.current();
        if (t == null) {
            return lock.tryWriteLock();
        }
        var core = core(t, lock);
        return core.tryWriteLock(t) ? core.writing() : 0;
    }

    public static long tryWriteLock(StampedLock lock, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return lock.tryWriteLock(time, unit);
        }
        var core = core(t, lock);
        return core.writeLock(t, Math.max(0, unit.toNanos(time))) ? core.writing() : 0;
    }

    public static long readLock(StampedLock lock) {
        var t = JavaThread.current();
        if (t == null) {
            return lock.readLock();
        }
        var core = core(t, lock);
        core.readLock(t);
        return core.reading();
    }

    public static long readLockInterruptibly(StampedLock lock) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return lock.readLockInterruptibly();
        }
        var core = core(t, lock);
        core.readLock(t, JavaThread.FOR_EVER);
        return core.reading();
    }

    public static long tryReadLock(StampedLock lock) {
        var t = JavaThread.current();
        if (t == null) {
            return lock.tryReadLock();
        }
        var core = core(t, lock);
        return core.tryReadLock(t) ? core.reading() : 0;
    }

    public static long tryReadLock(StampedLock lock, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            return lock.tryReadLock(time, unit);
        }
        var core = core(t, lock);
        return core.readLock(t, Math.max(0, unit.toNanos(time))) ? core.reading() : 0;
    }

    public static long tryOptimisticRead(StampedLock lock) {
        var t = JavaThread.current();
        return t == null ? lock.tryOptimisticRead() : core(t, lock).optimistic(t);
    }

    public static boolean validate(StampedLock lock, long stamp) {
        var t = JavaThread.current();
        return t == null ? lock.validate(stamp) : core(t, lock).isValid(t, stamp);
    }

    public static long tryConvertToWriteLock(StampedLock lock, long stamp) {
        var t = JavaThread.current();
        return t == null ? lock.tryConvertToWriteLock(stamp) : core(t, lock).toWrite(t, stamp);
    }

    public static long tryConvertToReadLock(StampedLock lock, long stamp) {
        var t = JavaThread.current();
        return t == null ? lock.tryConvertToReadLock(stamp) : core(t, lock).toRead(t, stamp);
    }

    public static long tryConvertToOptimisticRead(StampedLock lock, long stamp) {
        var t = JavaThread.current();
        return t == null
                ? lock.tryConvertToOptimisticRead(stamp)
                : core(t, lock).toOptimistic(t, stamp);
    }

    public static void unlockWrite(StampedLock lock, long stamp) {
        var t = JavaThread.current();
        if (t == null) {
            lock.unlockWrite(stamp);
        } else {
            core(t, lock).unlockWrite(t, stamp);
        }
    }

    public static void unlockRead(StampedLock lock, long stamp) {
        var t = JavaThread.current();
        if (t == null) {
            lock.unlockRead(stamp);
        } else {
            core(t, lock).unlockRead(t, stamp);
        }
    }

    public static void unlock(StampedLock lock, long stamp) {
        var t = JavaThread.current();
        if (t == null) {
            lock.unlock(stamp);
        } else {
            core(t, lock).unlock(t, stamp);
        }
    }

    public static boolean tryUnlockWrite(StampedLock lock) {
        var t = JavaThread.current();
        return t == null ? lock.tryUnlockWrite() : core(t, lock).tryUnlockWrite(t);
    }

    public static boolean tryUnlockRead(StampedLock lock) {
        var t = JavaThread.current();
        return t == null ? lock.tryUnlockRead() : core(t, lock).tryUnlockRead(t);
    }

    public static boolean isWriteLocked(StampedLock lock) {
        var t = JavaThread.current();
        return t == null ? lock.isWriteLocked() : core(t, lock).isWriteLocked(t);
    }

    public static boolean isReadLocked(StampedLock lock) {
        return getReadLockCount(lock) > 0;
    }

    public static int getReadLockCount(StampedLock lock) {
        var t = JavaThread.current();
        return t == null ? lock.getReadLockCount() : core(t, lock).readers(t);
    }

    public static Lock asReadLock(StampedLock lock) {
        throwIfControlled("asReadLock");
        return lock.asReadLock();
    }

    public static Lock asWriteLock(StampedLock lock) {
        throwIfControlled("asWriteLock");
        return lock.asWriteLock();
    }

    public static ReadWriteLock asReadWriteLock(StampedLock lock) {
        throwIfControlled("asReadWriteLock");
        return lock.asReadWriteLock();
    }

    private static void throwIfControlled(String method) {
        if (JavaThread.current() != null) {
            throw new UnsupportedOperationException("StampedLock." + method
                    + " is not controlled in an exploration; use the lock itself, or a ReentrantReadWriteLock");
        }
    }

    private static StampedCore core(JavaThread t, StampedLock lock) {
        var entry = t.entry(lock);
        if (entry.core instanceof StampedCore known) {
            return known;
        }
        Unused.check(lock, lock.isWriteLocked() || lock.isReadLocked(), "locked");
        var core = new StampedCore(t, entry);
        entry.core = core;
        return core;
    }
}
