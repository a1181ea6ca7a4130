package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;

/// A lock that the thread that has it can take again: what a monitor and a `ReentrantLock` are in an execution.
///
/// Taking it again is no step, since nobody else can tell.
final class Monitor implements LockCore.Exclusive {
    private static final int NOBODY = -1;

    private final int number;
    private int owner = NOBODY;
    private int depth;

    private Monitor(int number) {
        this.number = number;
    }

    /// The lock of an object, as a part of it.
    static Monitor of(JavaThread t, Entry entry, int part, Wording wording) {
        return new Monitor(t.create(entry, part, ObjectType.MUTEX, 0, 0, wording));
    }

    @Override
    public boolean isOwnedBy(JavaThread t) {
        return owner == t.id();
    }

    boolean isLocked() {
        return owner != NOBODY;
    }

    int owner() {
        return owner;
    }

    int depth() {
        return depth;
    }

    @Override
    public void lock(JavaThread t) {
        if (isOwnedBy(t)) {
            depth++;
        } else {
            t.await(OperationKind.LOCK, number, 0);
            taken(t, 1);
        }
    }

    @Override
    public void lockInterruptibly(JavaThread t) throws InterruptedException {
        if (isOwnedBy(t)) {
            t.throwIfInterrupted();
            depth++;
        } else {
            t.awaitInterruptibly(OperationKind.LOCK, number, 0, JavaThread.FOR_EVER);
            taken(t, 1);
        }
    }

    @Override
    public boolean tryLock(JavaThread t) {
        if (isOwnedBy(t)) {
            depth++;
            return true;
        }
        if (t.perform(OperationKind.TRY_LOCK, number) != Result.YES) {
            return false;
        }
        taken(t, 1);
        return true;
    }

    @Override
    public boolean tryLock(JavaThread t, long nanos) throws InterruptedException {
        if (isOwnedBy(t)) {
            t.throwIfInterrupted();
            depth++;
            return true;
        }
        var got = nanos <= 0
                ? t.tryInterruptibly(OperationKind.TRY_LOCK, number, 0)
                : t.awaitInterruptibly(OperationKind.LOCK, number, 0, nanos);
        if (got) {
            taken(t, 1);
        }
        return got;
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
        t.perform(OperationKind.UNLOCK, number);
        // Nobody else runs between a step and what its goroutine does next.
        owner = NOBODY;
        depth = 0;
        return times;
    }

    @Override
    public void takeAgain(JavaThread t, int times) {
        t.await(OperationKind.LOCK, number, 0);
        taken(t, times);
    }

    /// Whether the condition of an await may look at what the lock guards without taking it.
    boolean isLookingUnder(JavaThread t) {
        return t.goroutine().isLookingUnder(number);
    }

    /// How many wait for the lock.
    int waiting(Model model) {
        return model.waiting(OperationKind.LOCK, number);
    }

    /// Whether this thread waits for the lock.
    boolean isWaitedForBy(JavaThread t) {
        return t.model().pending(t.id()) == OperationKind.LOCK && t.model().pendingObject(t.id()) == number;
    }

    /// A look at the lock: a step that nobody else's taking or giving back can be swapped with.
    void look(JavaThread t) {
        t.perform(OperationKind.READ, number);
    }

    private void taken(JavaThread t, int times) {
        owner = t.id();
        depth = times;
    }
}
