package dev.heddle.probe;

import java.util.concurrent.SynchronousQueue;

/// [SynchronousQueue]: its constructors. The methods are those of [BlockingQueues].
@StandsFor(SynchronousQueue.class)
public final class SynchronousQueues {
    private SynchronousQueues() {}

    @OfConstructor
    public static <E> SynchronousQueue<E> make() {
        return Made.now(new SynchronousQueue<>());
    }

    @OfConstructor
    public static <E> SynchronousQueue<E> make(boolean fair) {
        return Made.now(new SynchronousQueue<>(fair));
    }
}
