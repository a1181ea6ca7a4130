package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;
import java.util.HashMap;
import java.util.Map;

/// A readers-writer lock of an execution. A writer that waits lets no new readers in, save those that read
/// already; the writer may read as well, and go on reading when it no longer writes. A reader that wants to write
/// waits for itself.
final class ReadWriteCore {
    private static final int LOCK = -4;
    private static final int NOBODY = -1;

    private final int number;
    private final Map<Integer, Integer> readers = new HashMap<>();
    private int writer = NOBODY;
    private int depth;

    final Read read = new Read();
    final Write write = new Write();

    ReadWriteCore(JavaThread t, Entry entry, String what) {
        number = t.create(entry, LOCK, ObjectType.READ_WRITE_LOCK, 0, 0, new Wording(what, what + ".lock"));
    }

    /// How often a thread reads.
    int holds(JavaThread t) {
        return readers.getOrDefault(t.id(), 0);
    }

    /// How often all threads together read.
    int allHolds() {
        return readers.values().stream().mapToInt(n -> n).sum();
    }

    boolean isWriteLocked() {
        return writer != NOBODY;
    }

    int depth(JavaThread t) {
        return write.isOwnedBy(t) ? depth : 0;
    }

    /// A look at the lock: a step that nobody else's taking or giving back can be swapped with.
    void look(JavaThread t) {
        t.perform(OperationKind.READ, number);
    }

    /// How many wait for it.
    int waiting(JavaThread t) {
        var model = t.model();
        return model.waiting(OperationKind.READ_LOCK, number)
                + model.waiting(OperationKind.ANNOUNCE, number)
                + model.waiting(OperationKind.WRITE_LOCK, number);
    }

    /// The side of the readers.
    final class Read implements LockCore {
        @Override
        public void lock(JavaThread t) {
            if (!isOnlyCounted(t)) {
                t.await(OperationKind.READ_LOCK, number, 0);
            }
            readers.merge(t.id(), 1, Integer::sum);
        }

        @Override
        public void lockInterruptibly(JavaThread t) throws InterruptedException {
            if (isOnlyCounted(t)) {
                t.throwIfInterrupted();
            } else {
                t.awaitInterruptibly(OperationKind.READ_LOCK, number, 0, JavaThread.FOR_EVER);
            }
            readers.merge(t.id(), 1, Integer::sum);
        }

        @Override
        public boolean tryLock(JavaThread t) {
            return counted(t, isOnlyCounted(t) || t.perform(OperationKind.TRY_READ_LOCK, number) == Result.YES);
        }

        @Override
        public boolean tryLock(JavaThread t, long nanos) throws InterruptedException {
            if (isOnlyCounted(t)) {
                t.throwIfInterrupted();
                return counted(t, true);
            }
            return counted(
                    t,
                    nanos <= 0
                            ? t.tryInterruptibly(OperationKind.TRY_READ_LOCK, number, 0)
                            : t.awaitInterruptibly(OperationKind.READ_LOCK, number, 0, nanos));
        }

        @Override
        public void unlock(JavaThread t) {
            int holds = holds(t);
            if (holds == 0) {
                throw new IllegalMonitorStateException("attempt to unlock read lock, not locked by current thread");
            }
            if (holds > 1) {
                readers.put(t.id(), holds - 1);
                return;
            }
            if (!write.isOwnedBy(t)) {
                t.perform(OperationKind.READ_UNLOCK, number);
            }
            readers.remove(t.id());
        }

        /// Who has a side already may read without asking anybody.
        private boolean isOnlyCounted(JavaThread t) {
            return holds(t) > 0 || write.isOwnedBy(t);
        }

        private boolean counted(JavaThread t, boolean got) {
            if (got) {
                readers.merge(t.id(), 1, Integer::sum);
            }
            return got;
        }
    }

    /// The side of the writer.
    final class Write implements LockCore.Exclusive {
        @Override
        public boolean isOwnedBy(JavaThread t) {
            return writer == t.id();
        }

        @Override
        public void lock(JavaThread t) {
            if (isOwnedBy(t)) {
                depth++;
            } else {
                takeAgain(t, 1);
            }
        }

        @Override
        public void lockInterruptibly(JavaThread t) throws InterruptedException {
            if (isOwnedBy(t)) {
                t.throwIfInterrupted();
                depth++;
            } else {
                acquire(t, JavaThread.FOR_EVER);
            }
        }

        @Override
        public boolean tryLock(JavaThread t) {
            if (isOwnedBy(t)) {
                depth++;
                return true;
            }
            return taken(t, t.perform(OperationKind.TRY_WRITE_LOCK, number) == Result.YES);
        }

        @Override
        public boolean tryLock(JavaThread t, long nanos) throws InterruptedException {
            if (isOwnedBy(t)) {
                t.throwIfInterrupted();
                depth++;
                return true;
            }
            return nanos <= 0
                    ? taken(t, t.tryInterruptibly(OperationKind.TRY_WRITE_LOCK, number, 0))
                    : acquire(t, nanos);
        }

        /// Two steps, as what happens in between matters: from the first on, nobody else begins to read.
        private boolean acquire(JavaThread t, long nanos) throws InterruptedException {
            long until = t.model().clock().now() + nanos;
            if (!t.awaitInterruptibly(OperationKind.ANNOUNCE, number, 0, nanos)) {
                return false;
            }
            var got = false;
            try {
                long left = nanos < 0
                        ? nanos
                        : Math.max(0, until - t.model().clock().now());
                got = t.awaitInterruptibly(OperationKind.WRITE_LOCK, number, 0, left);
                return taken(t, got);
            } finally {
                if (!got && !t.isOver()) {
                    t.perform(OperationKind.RETRACT, number);
                }
            }
        }

        @Override
        public void unlock(JavaThread t) {
            if (!isOwnedBy(t)) {
                throw new IllegalMonitorStateException();
            }
            if (depth > 1) {
                depth--;
            } else {
                releaseAll(t);
            }
        }

        @Override
        public int releaseAll(JavaThread t) {
            int times = depth;
            t.perform(holds(t) > 0 ? OperationKind.DOWNGRADE : OperationKind.WRITE_UNLOCK, number);
            writer = NOBODY;
            depth = 0;
            return times;
        }

        @Override
        public void takeAgain(JavaThread t, int times) {
            t.await(OperationKind.ANNOUNCE, number, 0);
            t.await(OperationKind.WRITE_LOCK, number, 0);
            taken(t, true);
            depth = times;
        }

        private boolean taken(JavaThread t, boolean got) {
            if (got) {
                writer = t.id();
                depth = 1;
            }
            return got;
        }
    }
}
