package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How full a blocking queue of an execution is that keeps its elements. They stay in the queue itself, which never
/// waits, since the step before has found that it need not.
final class BufferCore implements QueueCore {
    private static final int CONTENTS = -11;

    private final int number;
    /// Whether it has no bound, so that who puts something in does not look at his interrupt flag.
    private final boolean isUnbounded;
    /// How many more elements the model will have when those have done their steps who correct it.
    private int onTheirWay;

    BufferCore(JavaThread t, Entry entry, BlockingQueue<?> queue) {
        this(t, entry, CONTENTS, queue, wording(queue));
    }

    /// One that reports know as a part of something else.
    BufferCore(JavaThread t, Entry entry, int part, BlockingQueue<?> queue, Wording wording) {
        int size = queue.size();
        int capacity = (int) Math.min(Integer.MAX_VALUE, (long) size + queue.remainingCapacity());
        isUnbounded = queue instanceof PriorityBlockingQueue<?>;
        number = t.create(entry, part, type(queue), capacity, size, wording);
    }

    private static Wording wording(BlockingQueue<?> queue) {
        var name = Names.of(queue.getClass());
        return new Wording(name, name, Vocabulary.CALLS);
    }

    /// Whether what came first is taken first.
    private static ObjectType type(BlockingQueue<?> queue) {
        return queue instanceof LinkedBlockingDeque<?> || queue instanceof PriorityBlockingQueue<?>
                ? ObjectType.BAG
                : ObjectType.QUEUE;
    }

    /// Whether a queue is of a class that we know to be such a one.
    static boolean isFor(BlockingQueue<?> queue) {
        return queue instanceof ArrayBlockingQueue<?>
                || queue instanceof LinkedBlockingQueue<?>
                || queue instanceof LinkedBlockingDeque<?>
                || queue instanceof PriorityBlockingQueue<?>;
    }

    /// Its number in the model.
    int number() {
        return number;
    }

    /// In steps, since others may wait for just this, and the search knows only what steps have done.
    @Override
    public void correct(JavaThread t, BlockingQueue<?> queue) {
        int more = queue.size() - t.model().buffered(number) - onTheirWay;
        if (more < 0) {
            correct(t, OperationKind.REMOVE, more);
        }
        for (int i = 0; i < more; i++) {
            correct(t, OperationKind.TRY_PUT, 1);
        }
    }

    private void correct(JavaThread t, OperationKind kind, int more) {
        onTheirWay += more;
        t.perform(kind, number, Math.abs(more));
        onTheirWay -= more;
    }

    @Override
    public <E> boolean put(JavaThread t, BlockingQueue<E> queue, E element, long nanos) throws InterruptedException {
        return awaitRoom(t, nanos) && queue.add(element);
    }

    @Override
    public <E> boolean tryPut(JavaThread t, BlockingQueue<E> queue, E element) {
        return tryRoom(t) && queue.add(element);
    }

    @Override
    public <E> @Nullable E take(JavaThread t, BlockingQueue<E> queue, long nanos) throws InterruptedException {
        return awaitElement(t, nanos) ? queue.remove() : null;
    }

    @Override
    public <E> @Nullable E tryTake(JavaThread t, BlockingQueue<E> queue) {
        return tryElement(t) ? queue.remove() : null;
    }

    @Override
    public boolean remove(JavaThread t, BlockingQueue<?> queue, Object element) {
        return t.goroutine().attempt(OperationKind.REMOVE, number, () -> queue.contains(element)) == Result.YES
                && queue.remove(element);
    }

    /// [#remove] of the last of several that are equal.
    boolean removeLast(JavaThread t, BlockingDeque<?> queue, Object element) {
        return t.goroutine().attempt(OperationKind.REMOVE, number, () -> queue.contains(element)) == Result.YES
                && queue.removeLastOccurrence(element);
    }

    @Override
    public <E> int drainTo(JavaThread t, BlockingQueue<E> queue, Collection<? super E> into, int most) {
        takeAll(t, most);
        return queue.drainTo(into, most);
    }

    @Override
    public void clear(JavaThread t, BlockingQueue<?> queue) {
        takeAll(t, Integer.MAX_VALUE);
        queue.clear();
    }

    @Override
    public <R extends @Nullable Object> R look(JavaThread t, Supplier<R> at) {
        t.perform(OperationKind.LENGTH, number);
        return at.get();
    }

    /// Waits for room, at most so long; false if the time was over. The caller then puts an element in.
    boolean awaitRoom(JavaThread t, long nanos) throws InterruptedException {
        if (isUnbounded) {
            t.perform(OperationKind.PUT, number);
            return true;
        }
        return nanos == 0
                ? t.tryInterruptibly(OperationKind.TRY_PUT, number, 0)
                : t.awaitInterruptibly(OperationKind.PUT, number, 0, nanos);
    }

    /// Whether there is room; then the caller puts an element in.
    boolean tryRoom(JavaThread t) {
        return t.perform(OperationKind.TRY_PUT, number) == Result.YES;
    }

    /// Waits for an element, at most so long; false if the time was over. The caller then takes one.
    boolean awaitElement(JavaThread t, long nanos) throws InterruptedException {
        return nanos == 0
                ? t.tryInterruptibly(OperationKind.TRY_TAKE, number, 0)
                : t.awaitInterruptibly(OperationKind.TAKE, number, 0, nanos);
    }

    /// Whether there is an element; then the caller takes one.
    boolean tryElement(JavaThread t) {
        return t.perform(OperationKind.TRY_TAKE, number) == Result.YES;
    }

    private void takeAll(JavaThread t, int most) {
        if (most > 0) {
            t.perform(OperationKind.REMOVE, number, most);
        }
    }
}
