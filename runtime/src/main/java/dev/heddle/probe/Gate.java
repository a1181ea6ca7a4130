package dev.heddle.probe;

import dev.heddle.model.ObjectType;
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

    /// Waits until it is open, at most so long; false if the time was over.
    boolean pass(JavaThread t, long nanos) throws InterruptedException {
        return t.awaitInterruptibly(OperationKind.PASS, number, 0, nanos);
    }

    void passRegardless(JavaThread t) {
        t.await(OperationKind.PASS, number, 0);
    }
}
