package dev.heddle.probe;

import java.util.Collection;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// [DelayQueue]: its constructors, and what speaks of its elements: as each is [Delayed], these methods have
/// descriptors of their own. The others are those of [BlockingQueues].
@StandsFor(DelayQueue.class)
public final class DelayQueues {
    private DelayQueues() {}

    @OfConstructor
    public static <E extends Delayed> DelayQueue<E> make() {
        return Made.now(new DelayQueue<>());
    }

    @OfConstructor
    public static <E extends Delayed> DelayQueue<E> make(Collection<? extends E> elements) {
        Memory.readWhole(elements, Places.UNKNOWN);
        return Made.now(new DelayQueue<>(elements));
    }

    public static <E extends Delayed> void put(DelayQueue<E> q, E e) {
        add(q, e);
    }

    public static <E extends Delayed> boolean offer(DelayQueue<E> q, E e, long time, TimeUnit unit) {
        return add(q, e);
    }

    public static <E extends Delayed> boolean offer(DelayQueue<E> q, E e) {
        return add(q, e);
    }

    public static <E extends Delayed> boolean add(DelayQueue<E> q, E e) {
        return BlockingQueues.add(q, e);
    }

    public static <E extends Delayed> E take(DelayQueue<E> q) throws InterruptedException {
        return BlockingQueues.take(q);
    }

    public static <E extends Delayed> @Nullable E poll(DelayQueue<E> q, long time, TimeUnit unit)
            throws InterruptedException {
        return BlockingQueues.poll(q, time, unit);
    }

    public static <E extends Delayed> @Nullable E poll(DelayQueue<E> q) {
        return BlockingQueues.poll(q);
    }

    public static <E extends Delayed> @Nullable E peek(DelayQueue<E> q) {
        return BlockingQueues.peek(q);
    }
}
