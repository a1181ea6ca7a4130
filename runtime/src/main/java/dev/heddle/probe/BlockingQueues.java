package dev.heddle.probe;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// [BlockingQueue]: array, linked, priority, delay, transfer and synchronous queues, deques. What one thread puts in
/// happens before what another
/// does that takes it out. Who of several that wait goes next is a choice of the schedule.
@StandsFor(BlockingQueue.class)
public final class BlockingQueues {
    private BlockingQueues() {}

    public static <E> void put(BlockingQueue<E> q, E e) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            q.put(e);
        } else {
            core.put(t, q, Objects.requireNonNull(e), JavaThread.FOR_EVER);
        }
    }

    public static <E> boolean offer(BlockingQueue<E> q, E e, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.offer(e, time, unit);
        }
        return core.put(t, q, Objects.requireNonNull(e), Math.max(0, unit.toNanos(time)));
    }

    public static <E> E take(BlockingQueue<E> q) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.take();
        }
        return Objects.requireNonNull(core.take(t, q, JavaThread.FOR_EVER));
    }

    public static <E> @Nullable E poll(BlockingQueue<E> q, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.poll(time, unit);
        }
        return core.take(t, q, Math.max(0, unit.toNanos(time)));
    }

    public static <E> boolean offer(BlockingQueue<E> q, E e) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.offer(e);
        }
        return core.tryPut(t, q, Objects.requireNonNull(e));
    }

    public static <E> boolean add(BlockingQueue<E> q, E e) {
        if (JavaThread.current() == null) {
            return q.add(e);
        }
        if (!offer(q, e)) {
            throw new IllegalStateException("Queue full");
        }
        return true;
    }

    public static <E> @Nullable E poll(BlockingQueue<E> q) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.poll();
        }
        return core.tryTake(t, q);
    }

    public static <E> E remove(BlockingQueue<E> q) {
        if (JavaThread.current() == null) {
            return q.remove();
        }
        var first = poll(q);
        if (first == null) {
            throw new NoSuchElementException();
        }
        return first;
    }

    public static boolean remove(BlockingQueue<?> q, @Nullable Object e) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null || e == null) {
            return q.remove(e);
        }
        return core.remove(t, q, e);
    }

    public static <E> int drainTo(BlockingQueue<E> q, Collection<? super E> into) {
        return drainTo(q, into, Integer.MAX_VALUE);
    }

    public static <E> int drainTo(BlockingQueue<E> q, Collection<? super E> into, int most) {
        var t = JavaThread.current();
        var core = core(t, q);
        return t == null || core == null ? q.drainTo(into, most) : core.drainTo(t, q, into, most);
    }

    public static void clear(BlockingQueue<?> q) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            q.clear();
        } else {
            core.clear(t, q);
        }
    }

    public static <E> boolean removeIf(BlockingQueue<E> q, Predicate<? super E> which) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.removeIf(which);
        }
        var removed = false;
        for (var e : core.look(t, () -> q.stream().filter(which).toList())) {
            removed |= remove(q, e);
        }
        return removed;
    }

    public static <E> @Nullable E peek(BlockingQueue<E> q) {
        return look(q, q::peek);
    }

    public static <E> E element(BlockingQueue<E> q) {
        return look(q, q::element);
    }

    public static int size(BlockingQueue<?> q) {
        return look(q, q::size);
    }

    public static boolean isEmpty(BlockingQueue<?> q) {
        return look(q, q::isEmpty);
    }

    public static boolean contains(BlockingQueue<?> q, @Nullable Object e) {
        return look(q, () -> q.contains(e));
    }

    public static int remainingCapacity(BlockingQueue<?> q) {
        return look(q, q::remainingCapacity);
    }

    /// What it iterates over is what there is now.
    public static <E> Iterator<E> iterator(BlockingQueue<E> q) {
        return look(q, q::iterator);
    }

    public static <E> void forEach(BlockingQueue<E> q, Consumer<? super E> action) {
        look(q, () -> {
            q.forEach(action);
            return true;
        });
    }

    public static @Nullable Object[] toArray(BlockingQueue<?> q) {
        return look(q, () -> q.toArray());
    }

    public static <T extends @Nullable Object> T[] toArray(BlockingQueue<?> q, T[] into) {
        return look(q, () -> q.toArray(into));
    }

    /// What a look at the elements tells.
    static <R extends @Nullable Object> R look(BlockingQueue<?> q, Supplier<R> at) {
        var t = JavaThread.current();
        var core = core(t, q);
        return t == null || core == null ? at.get() : core.look(t, at);
    }

    /// What stands for a queue that keeps its elements; `null` for any other.
    static @Nullable BufferCore buffer(@Nullable JavaThread t, BlockingQueue<?> q) {
        return core(t, q) instanceof BufferCore buffer ? buffer : null;
    }

    /// What stands for a queue that hands its elements over; `null` for any other.
    static @Nullable HandoffCore handoff(@Nullable JavaThread t, BlockingQueue<?> q) {
        return core(t, q) instanceof HandoffCore handoff ? handoff : null;
    }

    private static @Nullable QueueCore core(@Nullable JavaThread t, BlockingQueue<?> q) {
        return t == null ? null : QueueCore.of(t, q);
    }
}
