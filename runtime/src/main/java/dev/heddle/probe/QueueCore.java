package dev.heddle.probe;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What stands for a blocking queue in an execution. The arguments are checked, and the queue is the one that it
/// stands for.
sealed interface QueueCore permits BufferCore, DelayCore, HandoffCore {
    /// What stands for a queue; `null` for one of a class that we do not know.
    static @Nullable QueueCore of(JavaThread t, BlockingQueue<?> queue) {
        var entry = t.entry(queue);
        if (entry.core instanceof QueueCore known) {
            known.correct(t, queue);
            return known;
        }
        var core = make(t, entry, queue);
        entry.core = core;
        return core;
    }

    private static @Nullable QueueCore make(JavaThread t, Entry entry, BlockingQueue<?> queue) {
        return switch (queue) {
            case BlockingQueue<?> _ when BufferCore.isFor(queue) -> new BufferCore(t, entry, queue);
            case SynchronousQueue<?> _, LinkedTransferQueue<?> _ -> new HandoffCore(t, entry, queue);
            case DelayQueue<?> _ -> new DelayCore(t, entry);
            default -> null;
        };
    }

    /// Takes over what code that nobody sees has done to the queue.
    void correct(JavaThread t, BlockingQueue<?> queue);

    /// Waits until the element is in, or has been taken, at most so long; false if the time was over. With 0 it
    /// only tries.
    <E> boolean put(JavaThread t, BlockingQueue<E> queue, E element, long nanos) throws InterruptedException;

    /// Puts an element in if that can be done now.
    <E> boolean tryPut(JavaThread t, BlockingQueue<E> queue, E element);

    /// Waits for an element, at most so long; `null` if the time was over. With 0 it only tries.
    <E> @Nullable E take(JavaThread t, BlockingQueue<E> queue, long nanos) throws InterruptedException;

    /// Takes an element if there is one now, or `null`.
    <E> @Nullable E tryTake(JavaThread t, BlockingQueue<E> queue);

    /// Takes a certain element out, if it is there.
    boolean remove(JavaThread t, BlockingQueue<?> queue, Object element);

    /// Moves as many elements as there are, or so many.
    <E> int drainTo(JavaThread t, BlockingQueue<E> queue, Collection<? super E> into, int most);

    void clear(JavaThread t, BlockingQueue<?> queue);

    /// What a look at the elements tells.
    <R extends @Nullable Object> R look(JavaThread t, Supplier<R> at);
}
