package dev.heddle.probe;

import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// [Queue], for call sites that do not tell whether it is one of the [BlockingQueues]. Any other is memory as
/// before.
@StandsFor(Queue.class)
public final class Queues {
    private Queues() {}

    public static <E> boolean add(Queue<E> q, E e) {
        if (q instanceof BlockingQueue<E> blocking) {
            return BlockingQueues.add(blocking, e);
        }
        Memory.writeWhole(q, Places.UNKNOWN);
        return q.add(e);
    }

    public static <E> boolean offer(Queue<E> q, E e) {
        if (q instanceof BlockingQueue<E> blocking) {
            return BlockingQueues.offer(blocking, e);
        }
        Memory.writeWhole(q, Places.UNKNOWN);
        return q.offer(e);
    }

    public static <E> E remove(Queue<E> q) {
        if (q instanceof BlockingQueue<E> blocking) {
            return BlockingQueues.remove(blocking);
        }
        Memory.writeWhole(q, Places.UNKNOWN);
        return q.remove();
    }

    public static <E> @Nullable E poll(Queue<E> q) {
        if (q instanceof BlockingQueue<E> blocking) {
            return BlockingQueues.poll(blocking);
        }
        Memory.writeWhole(q, Places.UNKNOWN);
        return q.poll();
    }

    public static <E> E element(Queue<E> q) {
        if (q instanceof BlockingQueue<E> blocking) {
            return BlockingQueues.element(blocking);
        }
        Memory.readWhole(q, Places.UNKNOWN);
        return q.element();
    }

    public static <E> @Nullable E peek(Queue<E> q) {
        if (q instanceof BlockingQueue<E> blocking) {
            return BlockingQueues.peek(blocking);
        }
        Memory.readWhole(q, Places.UNKNOWN);
        return q.peek();
    }

    public static boolean remove(Queue<?> q, @Nullable Object e) {
        if (q instanceof BlockingQueue<?> blocking) {
            return BlockingQueues.remove(blocking, e);
        }
        Memory.writeWhole(q, Places.UNKNOWN);
        return q.remove(e);
    }

    public static int size(Queue<?> q) {
        if (q instanceof BlockingQueue<?> blocking) {
            return BlockingQueues.size(blocking);
        }
        Memory.readWhole(q, Places.UNKNOWN);
        return q.size();
    }

    public static boolean isEmpty(Queue<?> q) {
        if (q instanceof BlockingQueue<?> blocking) {
            return BlockingQueues.isEmpty(blocking);
        }
        Memory.readWhole(q, Places.UNKNOWN);
        return q.isEmpty();
    }

    public static boolean contains(Queue<?> q, @Nullable Object e) {
        if (q instanceof BlockingQueue<?> blocking) {
            return BlockingQueues.contains(blocking, e);
        }
        Memory.readWhole(q, Places.UNKNOWN);
        return q.contains(e);
    }

    public static void clear(Queue<?> q) {
        if (q instanceof BlockingQueue<?> blocking) {
            BlockingQueues.clear(blocking);
        } else {
            Memory.writeWhole(q, Places.UNKNOWN);
            q.clear();
        }
    }

    public static <E> boolean removeIf(Queue<E> q, Predicate<? super E> which) {
        if (q instanceof BlockingQueue<E> blocking) {
            return BlockingQueues.removeIf(blocking, which);
        }
        Memory.writeWhole(q, Places.UNKNOWN);
        return q.removeIf(which);
    }

    public static <E> void forEach(Queue<E> q, Consumer<? super E> action) {
        if (q instanceof BlockingQueue<E> blocking) {
            BlockingQueues.forEach(blocking, action);
        } else {
            Memory.readWhole(q, Places.UNKNOWN);
            q.forEach(action);
        }
    }
}
