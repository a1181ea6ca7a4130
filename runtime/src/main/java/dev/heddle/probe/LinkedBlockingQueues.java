package dev.heddle.probe;

import java.util.Collection;
import java.util.concurrent.LinkedBlockingQueue;

/// [LinkedBlockingQueue]: its constructors. The methods are those of [BlockingQueues].
@StandsFor(LinkedBlockingQueue.class)
public final class LinkedBlockingQueues {
    private LinkedBlockingQueues() {}

    @OfConstructor
    public static <E> LinkedBlockingQueue<E> make() {
        return Made.now(new LinkedBlockingQueue<>());
    }

    @OfConstructor
    public static <E> LinkedBlockingQueue<E> make(int capacity) {
        return Made.now(new LinkedBlockingQueue<>(capacity));
    }

    @OfConstructor
    public static <E> LinkedBlockingQueue<E> make(Collection<? extends E> elements) {
        Memory.readWhole(elements, Places.UNKNOWN);
        return Made.now(new LinkedBlockingQueue<>(elements));
    }
}
