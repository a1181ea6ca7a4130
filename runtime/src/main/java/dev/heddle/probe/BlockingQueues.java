package dev.heddle.probe;

import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// [BlockingQueue]: array, linked and priority queues, deques. What one thread puts in happens before what another
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
            Objects.requireNonNull(e);
            core.put(t, JavaThread.FOR_EVER);
            q.add(e);
        }
    }

    public static <E> boolean offer(BlockingQueue<E> q, E e, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.offer(e, time, unit);
        }
        Objects.requireNonNull(e);
        return core.put(t, Math.max(0, unit.toNanos(time))) && q.add(e);
    }

    public static <E> E take(BlockingQueue<E> q) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.take();
        }
        core.take(t, JavaThread.FOR_EVER);
        return q.remove();
    }

    public static <E> @Nullable E poll(BlockingQueue<E> q, long time, TimeUnit unit) throws InterruptedException {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.poll(time, unit);
        }
        return core.take(t, Math.max(0, unit.toNanos(time))) ? q.remove() : null;
    }

    public static <E> boolean offer(BlockingQueue<E> q, E e) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.offer(e);
        }
        Objects.requireNonNull(e);
        return core.tryPut(t) && q.add(e);
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
        return core.tryTake(t) ? q.remove() : null;
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
        return core.remove(t, q, e) && q.remove(e);
    }

    public static <E> int drainTo(BlockingQueue<E> q, Collection<? super E> into) {
        return drainTo(q, into, Integer.MAX_VALUE);
    }

    public static <E> int drainTo(BlockingQueue<E> q, Collection<? super E> into, int most) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t != null && core != null) {
            core.takeAll(t, most);
        }
        return q.drainTo(into, most);
    }

    public static void clear(BlockingQueue<?> q) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t != null && core != null) {
            core.takeAll(t, Integer.MAX_VALUE);
        }
        q.clear();
    }

    public static <E> boolean removeIf(BlockingQueue<E> q, Predicate<? super E> which) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t == null || core == null) {
            return q.removeIf(which);
        }
        core.look(t);
        var removed = false;
        for (var e : q.stream().filter(which).toList()) {
            removed |= remove(q, e);
        }
        return removed;
    }

    public static <E> @Nullable E peek(BlockingQueue<E> q) {
        look(q);
        return q.peek();
    }

    public static <E> E element(BlockingQueue<E> q) {
        look(q);
        return q.element();
    }

    public static int size(BlockingQueue<?> q) {
        look(q);
        return q.size();
    }

    public static boolean isEmpty(BlockingQueue<?> q) {
        look(q);
        return q.isEmpty();
    }

    public static boolean contains(BlockingQueue<?> q, @Nullable Object e) {
        look(q);
        return q.contains(e);
    }

    public static int remainingCapacity(BlockingQueue<?> q) {
        look(q);
        return q.remainingCapacity();
    }

    /// What it iterates over is what there is now.
    public static <E> Iterator<E> iterator(BlockingQueue<E> q) {
        look(q);
        return q.iterator();
    }

    public static <E> void forEach(BlockingQueue<E> q, Consumer<? super E> action) {
        look(q);
        q.forEach(action);
    }

    public static @Nullable Object[] toArray(BlockingQueue<?> q) {
        look(q);
        return q.toArray();
    }

    public static <T extends @Nullable Object> T[] toArray(BlockingQueue<?> q, T[] into) {
        look(q);
        return q.toArray(into);
    }

    private static void look(BlockingQueue<?> q) {
        var t = JavaThread.current();
        var core = core(t, q);
        if (t != null && core != null) {
            core.look(t);
        }
    }

    static @Nullable QueueCore core(@Nullable JavaThread t, BlockingQueue<?> q) {
        return t == null ? null : QueueCore.of(t, q);
    }
}
