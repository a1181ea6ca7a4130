package dev.heddle.probe;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// [BlockingDeque]: both ends. The other methods are those of [BlockingQueues].
@StandsFor(BlockingDeque.class)
public final class BlockingDeques {
    private BlockingDeques() {}

    public static <E> void putFirst(BlockingDeque<E> q, E e) throws InterruptedException {
        var t = JavaThread.current();
        var core = BlockingQueues.buffer(t, q);
        if (t == null || core == null) {
            q.putFirst(e);
        } else {
            Objects.requireNonNull(e);
            core.awaitRoom(t, JavaThread.FOR_EVER);
            q.addFirst(e);
        }
    }

    public static <E> void putLast(BlockingDeque<E> q, E e) throws InterruptedException {
        BlockingQueues.put(q, e);
    }

    public static <E> boolean offerFirst(BlockingDeque<E> q, E e) {
        var t = JavaThread.current();
        var core = BlockingQueues.buffer(t, q);
        if (t == null || core == null) {
            return q.offerFirst(e);
        }
        Objects.requireNonNull(e);
        return core.tryRoom(t) && q.offerFirst(e);
    }

    public static <E> boolean offerLast(BlockingDeque<E> q, E e) {
        return BlockingQueues.offer(q, e);
    }

    public static <E> boolean offerFirst(BlockingDeque<E> q, E e, long time, TimeUnit unit)
            throws InterruptedException {
        var t = JavaThread.current();
        var core = BlockingQueues.buffer(t, q);
        if (t == null || core == null) {
            return q.offerFirst(e, time, unit);
        }
        Objects.requireNonNull(e);
        return core.awaitRoom(t, Math.max(0, unit.toNanos(time))) && q.offerFirst(e);
    }

    public static <E> boolean offerLast(BlockingDeque<E> q, E e, long time, TimeUnit unit) throws InterruptedException {
        return BlockingQueues.offer(q, e, time, unit);
    }

    public static <E> void addFirst(BlockingDeque<E> q, E e) {
        if (JavaThread.current() == null) {
            q.addFirst(e);
        } else if (!offerFirst(q, e)) {
            throw new IllegalStateException("Deque full");
        }
    }

    public static <E> void addLast(BlockingDeque<E> q, E e) {
        if (JavaThread.current() == null) {
            q.addLast(e);
        } else if (!offerLast(q, e)) {
            throw new IllegalStateException("Deque full");
        }
    }

    public static <E> void push(BlockingDeque<E> q, E e) {
        addFirst(q, e);
    }

    public static <E> E takeFirst(BlockingDeque<E> q) throws InterruptedException {
        return BlockingQueues.take(q);
    }

    public static <E> E takeLast(BlockingDeque<E> q) throws InterruptedException {
        var t = JavaThread.current();
        var core = BlockingQueues.buffer(t, q);
        if (t == null || core == null) {
            return q.takeLast();
        }
        core.awaitElement(t, JavaThread.FOR_EVER);
        return q.removeLast();
    }

    public static <E> @Nullable E pollFirst(BlockingDeque<E> q) {
        return BlockingQueues.poll(q);
    }

    public static <E> @Nullable E pollLast(BlockingDeque<E> q) {
        var t = JavaThread.current();
        var core = BlockingQueues.buffer(t, q);
        if (t == null || core == null) {
            return q.pollLast();
        }
        return core.tryElement(t) ? q.removeLast() : null;
    }

    public static <E> @Nullable E pollFirst(BlockingDeque<E> q, long time, TimeUnit unit) throws InterruptedException {
        return BlockingQueues.poll(q, time, unit);
    }

    public static <E> @Nullable E pollLast(BlockingDeque<E> q, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        var core = BlockingQueues.buffer(t, q);
        if (t == null || core == null) {
            return q.pollLast(time, unit);
        }
        return core.awaitElement(t, Math.max(0, unit.toNanos(time))) ? q.removeLast() : null;
    }

    public static <E> E removeFirst(BlockingDeque<E> q) {
        return BlockingQueues.remove(q);
    }

    public static <E> E pop(BlockingDeque<E> q) {
        return BlockingQueues.remove(q);
    }

    public static <E> E removeLast(BlockingDeque<E> q) {
        if (JavaThread.current() == null) {
            return q.removeLast();
        }
        var last = pollLast(q);
        if (last == null) {
            throw new NoSuchElementException();
        }
        return last;
    }

    public static boolean removeFirstOccurrence(BlockingDeque<?> q, @Nullable Object e) {
        return BlockingQueues.remove(q, e);
    }

    public static boolean removeLastOccurrence(BlockingDeque<?> q, @Nullable Object e) {
        var t = JavaThread.current();
        var core = BlockingQueues.buffer(t, q);
        return t == null || core == null || e == null ? q.removeLastOccurrence(e) : core.removeLast(t, q, e);
    }

    public static <E> @Nullable E peekFirst(BlockingDeque<E> q) {
        return BlockingQueues.peek(q);
    }

    public static <E> @Nullable E peekLast(BlockingDeque<E> q) {
        return BlockingQueues.look(q, q::peekLast);
    }

    public static <E> E getFirst(BlockingDeque<E> q) {
        return BlockingQueues.element(q);
    }

    public static <E> E getLast(BlockingDeque<E> q) {
        return BlockingQueues.look(q, q::getLast);
    }
}
