package dev.heddle.probe;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/// [ReentrantReadWriteLock]: what it has beside the methods of [ReadWriteLocks] and, for its sides, [Locks].
@StandsFor(ReentrantReadWriteLock.class)
public final class ReentrantReadWriteLocks {
    private ReentrantReadWriteLocks() {}

    @OfConstructor
    public static ReentrantReadWriteLock make() {
        return Made.now(new ReentrantReadWriteLock());
    }

    @OfConstructor
    public static ReentrantReadWriteLock make(boolean fair) {
        return Made.now(new ReentrantReadWriteLock(fair));
    }

    public static ReentrantReadWriteLock.ReadLock readLock(ReentrantReadWriteLock both) {
        return ReadWriteLocks.remembered(both.readLock(), both);
    }

    public static ReentrantReadWriteLock.WriteLock writeLock(ReentrantReadWriteLock both) {
        return ReadWriteLocks.remembered(both.writeLock(), both);
    }

    public static int getReadLockCount(ReentrantReadWriteLock both) {
        var t = JavaThread.current();
        return t == null ? both.getReadLockCount() : look(t, both).allHolds();
    }

    public static boolean isWriteLocked(ReentrantReadWriteLock both) {
        var t = JavaThread.current();
        return t == null ? both.isWriteLocked() : look(t, both).isWriteLocked();
    }

    public static boolean isWriteLockedByCurrentThread(ReentrantReadWriteLock both) {
        var t = JavaThread.current();
        return t == null
                ? both.isWriteLockedByCurrentThread()
                : ReadWriteLocks.core(t, both).write.isOwnedBy(t);
    }

    public static int getWriteHoldCount(ReentrantReadWriteLock both) {
        var t = JavaThread.current();
        return t == null
                ? both.getWriteHoldCount()
                : ReadWriteLocks.core(t, both).depth(t);
    }

    public static int getReadHoldCount(ReentrantReadWriteLock both) {
        var t = JavaThread.current();
        return t == null
                ? both.getReadHoldCount()
                : ReadWriteLocks.core(t, both).holds(t);
    }

    public static boolean hasQueuedThreads(ReentrantReadWriteLock both) {
        return getQueueLength(both) > 0;
    }

    public static int getQueueLength(ReentrantReadWriteLock both) {
        var t = JavaThread.current();
        if (t == null) {
            return both.getQueueLength();
        }
        t.lookAround();
        return ReadWriteLocks.core(t, both).waiting(t);
    }

    private static ReadWriteCore look(JavaThread t, ReentrantReadWriteLock both) {
        var core = ReadWriteLocks.core(t, both);
        core.look(t);
        return core;
    }
}
