package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;

/// Where one thread waits at an object until another one lets it go; then it can be used again.
///
/// Letting it go happens before it goes on.
final class Waiter {
    /// Those of the goroutines go down from here, out of the way of other parts.
    private static final int FIRST = -1_000_000;

    private final int number;

    private Waiter(int number) {
        this.number = number;
    }

    /// That of the calling thread at an object, where it waits for one thing at a time.
    static Waiter of(JavaThread t, Entry entry, Wording wording) {
        int part = FIRST - t.id();
        int known = entry.place(part);
        if (known < 0) {
            known = t.create(entry, part, ObjectType.SEMAPHORE, 0, 0, wording);
            entry.setPlace(part, known);
        }
        return new Waiter(known);
    }

    /// Lets it go. Once for each time that it waits.
    void release(JavaThread by) {
        by.perform(OperationKind.RELEASE, number, 1);
    }

    /// Waits at most so long; false if the time was over. Then, or after an interrupt, it can still be let go.
    boolean await(JavaThread t, long nanos) throws InterruptedException {
        return t.awaitInterruptibly(OperationKind.ACQUIRE, number, 1, nanos);
    }

    /// Waits for somebody who has decided to let it go.
    void awaitRegardless(JavaThread t) {
        t.await(OperationKind.ACQUIRE, number, 1);
    }
}
