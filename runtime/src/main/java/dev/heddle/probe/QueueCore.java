package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/// How full a blocking queue of an execution is. The elements stay in the queue itself, which never waits, since
/// the step before has found that it need not.
final class QueueCore {
    private static final int CONTENTS = -11;

    private final int number;

    private QueueCore(int number) {
        this.number = number;
    }

    /// What stands for a queue; `null` for one of a class that we do not know.
    static @Nullable QueueCore of(JavaThread t, BlockingQueue<?> queue) {
        var name = Names.of(queue.getClass());
        return of(t, queue, new Wording(name, name));
    }

    /// [#of] for a queue that reports speak of in another way.
    static @Nullable QueueCore of(JavaThread t, BlockingQueue<?> queue, Wording wording) {
        var entry = t.entry(queue);
        if (entry.core instanceof QueueCore known) {
            int size = queue.size();
            if (t.model().buffered(known.number) != size) {
                t.model().correctBuffered(known.number, size);
            }
            return known;
        }
        var type = type(queue);
        if (type == null) {
            return null;
        }
        int size = queue.size();
        int capacity = (int) Math.min(Integer.MAX_VALUE, (long) size + queue.remainingCapacity());
        var core = new QueueCore(t.create(entry, CONTENTS, type, capacity, size, wording));
        entry.core = core;
        return core;
    }

    private static @Nullable ObjectType type(BlockingQueue<?> queue) {
        return switch (queue) {
            case ArrayBlockingQueue<?> _, LinkedBlockingQueue<?> _, LinkedTransferQueue<?> _ -> ObjectType.QUEUE;
            case LinkedBlockingDeque<?> _, PriorityBlockingQueue<?> _ -> ObjectType.BAG;
            default -> null;
        };
    }

    /// Its number in the model.
    int number() {
        return number;
    }

    /// Waits for room, at most so long; false if the time was over.
    boolean put(JavaThread t, long nanos) throws InterruptedException {
        return nanos == 0
                ? t.tryInterruptibly(OperationKind.TRY_PUT, number, 0)
                : t.awaitInterruptibly(OperationKind.PUT, number, 0, nanos);
    }

    boolean tryPut(JavaThread t) {
        return t.perform(OperationKind.TRY_PUT, number) == Result.YES;
    }

    /// Waits for an element, at most so long; false if the time was over.
    boolean take(JavaThread t, long nanos) throws InterruptedException {
        return nanos == 0
                ? t.tryInterruptibly(OperationKind.TRY_TAKE, number, 0)
                : t.awaitInterruptibly(OperationKind.TAKE, number, 0, nanos);
    }

    boolean tryTake(JavaThread t) {
        return t.perform(OperationKind.TRY_TAKE, number) == Result.YES;
    }

    /// Takes so many elements out, or as many as there are.
    void takeAll(JavaThread t, int most) {
        if (most > 0) {
            t.perform(OperationKind.REMOVE, number, most);
        }
    }

    /// Takes a certain element out, if it is there.
    boolean remove(JavaThread t, BlockingQueue<?> queue, Object element) {
        return t.scheduler().attempt(t.goroutine(), OperationKind.REMOVE, number, () -> queue.contains(element))
                == Result.YES;
    }

    /// A look at the elements.
    void look(JavaThread t) {
        t.perform(OperationKind.LENGTH, number);
    }
}
