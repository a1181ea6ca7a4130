package dev.heddle.probe;

import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/// [PriorityBlockingQueue]: its constructors. The methods are those of [BlockingQueues].
@StandsFor(PriorityBlockingQueue.class)
public final class PriorityBlockingQueues {
    private PriorityBlockingQueues() {}

    @OfConstructor
    public static <E> PriorityBlockingQueue<E> make() {
        return Made.now(new PriorityBlockingQueue<>());
    }

    @OfConstructor
    public static <E> PriorityBlockingQueue<E> make(int capacity) {
        return Made.now(new PriorityBlockingQueue<>(capacity));
    }

    @OfConstructor
    public static <E> PriorityBlockingQueue<E> make(int capacity, @Nullable Comparator<? super E> order) {
        return Made.now(new PriorityBlockingQueue<>(capacity, order));
    }

    @OfConstructor
    public static <E> PriorityBlockingQueue<E> make(Collection<? extends E> elements) {
        Memory.readWhole(elements, Places.UNKNOWN);
        return Made.now(new PriorityBlockingQueue<>(elements));
    }
}
