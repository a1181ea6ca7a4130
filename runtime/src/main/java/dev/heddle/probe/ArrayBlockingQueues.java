package dev.heddle.probe;

import java.util.Collection;
import java.util.concurrent.ArrayBlockingQueue;

/// [ArrayBlockingQueue]: its constructors. The methods are those of [BlockingQueues].
@StandsFor(ArrayBlockingQueue.class)
public final class ArrayBlockingQueues {
    private ArrayBlockingQueues() {}

    @OfConstructor
    public static <E> ArrayBlockingQueue<E> make(int capacity) {
        return Made.now(new ArrayBlockingQueue<>(capacity));
    }

    @OfConstructor
    public static <E> ArrayBlockingQueue<E> make(int capacity, boolean fair) {
        return Made.now(new ArrayBlockingQueue<>(capacity, fair));
    }

    @OfConstructor
    public static <E> ArrayBlockingQueue<E> make(int capacity, boolean fair, Collection<? extends E> elements) {
        Memory.readWhole(elements, Places.UNKNOWN);
        return Made.now(new ArrayBlockingQueue<>(capacity, fair, elements));
    }
}
