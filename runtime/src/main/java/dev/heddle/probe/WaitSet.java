package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;

/// Threads that wait, without a lock that they had, to be signalled: those of [Object#wait()], and of a
/// `Condition`.
final class WaitSet {
    private final LockCore.Exclusive lock;
    private final int number;

    private WaitSet(LockCore.Exclusive lock, int number) {
        this.lock = lock;
        this.number = number;
    }

    /// The wait set of an object, as a part of it.
    static WaitSet of(JavaThread t, LockCore.Exclusive lock, Entry entry, int part, Wording wording) {
        return new WaitSet(lock, t.create(entry, part, ObjectType.COND, 0, 0, wording));
    }

    /// Waits until it is signalled or interrupted, or its time is over; then takes the lock again.
    ///
    /// Whoever comes here is in the set before the lock is free. A signal that has come first is not lost to an
    /// interrupt, nor to the end of the time.
    ///
    /// @param nanos at most so long, or [JavaThread#FOR_EVER]
    /// @return false if the time was over
    boolean await(JavaThread t, long nanos) throws InterruptedException {
        throwIfNotOwned(t);
        t.awaitInterruptibly(OperationKind.ENQUEUE, number, 0, JavaThread.FOR_EVER);
        int times = lock.releaseAll(t);
        var inTime = false;
        InterruptedException interrupted = null;
        try {
            inTime = t.awaitInterruptibly(OperationKind.COND_WAIT, number, 0, nanos);
        } catch (InterruptedException e) {
            interrupted = e;
        }
        lock.takeAgain(t, times);
        if (interrupted != null) {
            throw interrupted;
        }
        return inTime;
    }

    /// [#await] that an interrupt does not end.
    void awaitUninterruptibly(JavaThread t) {
        throwIfNotOwned(t);
        t.perform(OperationKind.ENQUEUE, number);
        int times = lock.releaseAll(t);
        t.await(OperationKind.COND_WAIT, number, 0);
        lock.takeAgain(t, times);
    }

    /// Wakes whoever of them the schedule picks.
    void notifyAny(JavaThread t) {
        throwIfNotOwned(t);
        t.perform(OperationKind.NOTIFY, number);
    }

    /// Wakes the one who has waited longest.
    void signal(JavaThread t) {
        throwIfNotOwned(t);
        t.perform(OperationKind.SIGNAL, number);
    }

    void signalAll(JavaThread t) {
        throwIfNotOwned(t);
        t.perform(OperationKind.BROADCAST, number);
    }

    /// How many are in it. The caller has the lock, so nobody joins them; but who is interrupted leaves.
    int size(JavaThread t) {
        t.perform(OperationKind.READ, number);
        return t.model().enqueued(number);
    }

    LockCore.Exclusive lock() {
        return lock;
    }

    private void throwIfNotOwned(JavaThread t) {
        if (!lock.isOwnedBy(t)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }
}
