package dev.heddle.probe;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// [ReadWriteLock]: which side belongs to which lock. The sides themselves are [Locks].
@StandsFor(ReadWriteLock.class)
public final class ReadWriteLocks {
    private ReadWriteLocks() {}

    public static Lock readLock(ReadWriteLock both) {
        return remembered(both.readLock(), both);
    }

    public static Lock writeLock(ReadWriteLock both) {
        return remembered(both.writeLock(), both);
    }

    static <L extends Lock> L remembered(L side, ReadWriteLock both) {
        return both instanceof ReentrantReadWriteLock ? Origins.remember(side, both) : side;
    }

    static ReadWriteCore core(JavaThread t, ReentrantReadWriteLock both) {
        var entry = t.entry(both);
        if (entry.core instanceof ReadWriteCore known) {
            return known;
        }
        Unused.check(both, both.isWriteLocked() || both.getReadLockCount() > 0, "locked");
        var core = new ReadWriteCore(t, entry, Names.of(both.getClass()));
        entry.core = core;
        return core;
    }
}
