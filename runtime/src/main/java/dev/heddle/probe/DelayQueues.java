package dev.heddle.probe;

import java.util.Collection;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;

/// [DelayQueue]: its constructors. The methods are those of [BlockingQueues].
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
}
