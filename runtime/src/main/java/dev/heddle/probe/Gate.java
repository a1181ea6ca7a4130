package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;

/// Something that is shut at first and, once opened, stays open: whether a future is done, a barrier has tripped.
///
/// Opening it happens before whoever passes it afterwards.
final class Gate {
    private final int number;

    Gate(JavaThread t, Entry entry, int part, Wording wording) {
        number = t.create(entry, part, ObjectType.VARIABLE, 0, 0, wording);
    }

    void open(JavaThread t) {
        t.perform(OperationKind.WRITE, number, 1);
    }

    boolean isOpen(JavaThread t) {
        return t.perform(OperationKind.READ, number) != 0;
    }

    /// Whether it is open, without a step: for the condition of a decision that another step has made.
    boolean isOpenNow(JavaThread t) {
        return t.model().value(number) != 0;
    }

    /// Opens it together with what the caller is about to do, unless it is open; false if it was.
    boolean openOnce(JavaThread t) {
        return t.goroutine().compareAndSet(number, 0, 1) == Result.YES;
    }

    /// [#openOnce], and a change of something else in the same step.
    boolean openOnce(JavaThread t, int besides) {
        return t.perform(OperationKind.OPEN, number, besides) == Result.YES;
    }

    /// A step that nothing can be swapped with which opens it or looks at it.
    void touch(JavaThread t) {
        t.perform(OperationKind.UPDATE, number);
    }

    /// Waits until it is open, at most so long; false if the time was over.
    boolean pass(JavaThread t, long nanos) throws InterruptedException {
        return t.awaitInterruptibly(OperationKind.PASS, number, 0, nanos);
    }

    /// [#pass] that is not interruptible.
    boolean passRegardless(JavaThread t, long nanos) {
        return t.awaitRegardless(OperationKind.PASS, number, 0, nanos);
    }

    /// Shuts it again.
    void shut(JavaThread t) {
        t.perform(OperationKind.WRITE, number, 0);
    }

    void passRegardless(JavaThread t) {
        t.await(OperationKind.PASS, number, 0);
    }
}
