package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;

/// A stamped lock of an execution. Nobody owns it, and it cannot be taken again by who has it.
///
/// A stamp is a version, which every writer changes when he comes and when he goes, and the bits by which the JDK
/// tells the sorts of stamps apart. The version changes in the same step as the lock.
final class StampedCore {
    private static final int LOCK = -19;
    private static final int SHIFT = 8;
    private static final long WRITES = 0x80;
    private static final long READS = 0x01;
    private static final long SORT = 0xff;

    private final int number;
    private long version = 1;
    private boolean isWriting;
    private int readers;

    StampedCore(JavaThread t, Entry entry) {
        number = t.create(
                entry, LOCK, ObjectType.READ_WRITE_LOCK, 0, 0, new Wording("StampedLock", "StampedLock.writeLock"));
    }

    void writeLock(JavaThread t) {
        t.await(OperationKind.ANNOUNCE, number, 0);
        t.await(OperationKind.WRITE_LOCK, number, 0);
    }

    boolean writeLock(JavaThread t, long nanos) throws InterruptedException {
        long until = t.model().clock().now() + nanos;
        if (!t.awaitInterruptibly(OperationKind.ANNOUNCE, number, 0, nanos)) {
            return false;
        }
        var got = false;
        try {
            long left =
                    nanos < 0 ? nanos : Math.max(0, until - t.model().clock().now());
            got = t.awaitInterruptibly(OperationKind.WRITE_LOCK, number, 0, left);
            return got;
        } finally {
            if (!got && !t.isOver()) {
                t.perform(OperationKind.RETRACT, number);
            }
        }
    }

    boolean tryWriteLock(JavaThread t) {
        return t.perform(OperationKind.TRY_WRITE_LOCK, number) == Result.YES;
    }

    /// The stamp of a writer, after he has got the lock.
    long writing() {
        isWriting = true;
        version++;
        return version << SHIFT | WRITES;
    }

    void readLock(JavaThread t) {
        t.await(OperationKind.READ_LOCK, number, 0);
    }

    boolean readLock(JavaThread t, long nanos) throws InterruptedException {
        return t.awaitInterruptibly(OperationKind.READ_LOCK, number, 0, nanos);
    }

    boolean tryReadLock(JavaThread t) {
        return t.perform(OperationKind.TRY_READ_LOCK, number) == Result.YES;
    }

    /// The stamp of a reader, after he has got the lock.
    long reading() {
        readers++;
        return version << SHIFT | READS;
    }

    /// The stamp of who does not lock; 0 while somebody writes.
    long optimistic(JavaThread t) {
        look(t);
        return isWriting ? 0 : version << SHIFT;
    }

    boolean isValid(JavaThread t, long stamp) {
        look(t);
        return stamp >>> SHIFT == version && stamp != 0;
    }

    void unlock(JavaThread t, long stamp) {
        unlock(t, stamp, stamp & SORT);
    }

    private void unlock(JavaThread t, long stamp, long sort) {
        if ((stamp & SORT) != sort
                || stamp >>> SHIFT != version
                || (sort == WRITES ? !isWriting : sort != READS || readers == 0)) {
            throw new IllegalMonitorStateException();
        }
        if (sort == WRITES) {
            t.perform(OperationKind.WRITE_UNLOCK, number);
            isWriting = false;
            version++;
        } else {
            t.perform(OperationKind.READ_UNLOCK, number);
            readers--;
        }
    }

    /// Unlocks for whoever writes, if anybody does.
    boolean tryUnlockWrite(JavaThread t) {
        look(t);
        if (isWriting) {
            unlock(t, version << SHIFT | WRITES, WRITES);
            return true;
        }
        return false;
    }

    /// Unlocks for one of those who read, if anybody does.
    boolean tryUnlockRead(JavaThread t) {
        look(t);
        if (readers > 0) {
            unlock(t, version << SHIFT | READS, READS);
            return true;
        }
        return false;
    }

    void unlockWrite(JavaThread t, long stamp) {
        unlock(t, stamp, WRITES);
    }

    void unlockRead(JavaThread t, long stamp) {
        unlock(t, stamp, READS);
    }

    /// Who has not locked may go on as a writer, if nobody has written since the stamp, nor reads now; else 0. A
    /// conversion may always fail, and that of a reader always does here.
    long toWrite(JavaThread t, long stamp) {
        long sort = stamp & SORT;
        if (sort != 0) {
            return sort == WRITES && isValid(t, stamp) ? stamp : 0;
        }
        if (!tryWriteLock(t)) {
            return 0;
        }
        if (stamp >>> SHIFT != version) {
            t.perform(OperationKind.WRITE_UNLOCK, number);
            return 0;
        }
        return writing();
    }

    /// Who has not locked may go on as a reader, and who writes as well; else 0.
    long toRead(JavaThread t, long stamp) {
        long sort = stamp & SORT;
        if (sort == READS) {
            return isValid(t, stamp) ? stamp : 0;
        }
        if (sort == WRITES) {
            if (!isWriting || stamp >>> SHIFT != version) {
                return 0;
            }
            t.perform(OperationKind.DOWNGRADE, number);
            isWriting = false;
            version++;
            return reading();
        }
        if (!tryReadLock(t)) {
            return 0;
        }
        if (stamp >>> SHIFT != version) {
            t.perform(OperationKind.READ_UNLOCK, number);
            return 0;
        }
        return reading();
    }

    long toOptimistic(JavaThread t, long stamp) {
        if ((stamp & SORT) != 0) {
            if (stamp >>> SHIFT != version) {
                return 0;
            }
            unlock(t, stamp, stamp & SORT);
        } else if (!isValid(t, stamp)) {
            return 0;
        }
        return version << SHIFT;
    }

    boolean isWriteLocked(JavaThread t) {
        look(t);
        return isWriting;
    }

    int readers(JavaThread t) {
        look(t);
        return readers;
    }

    private void look(JavaThread t) {
        t.perform(OperationKind.READ, number);
    }
}
