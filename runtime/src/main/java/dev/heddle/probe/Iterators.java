package dev.heddle.probe;

import java.util.Iterator;
import java.util.concurrent.BlockingQueue;

/// Iterators read, and change, the collection that they come from.
@StandsFor(Iterable.class)
public final class Iterators {
    private Iterators() {}

    /// Reads the collection; what is done to the iterator is done to it.
    public static <E> Iterator<E> iterator(Iterable<E> receiver) {
        if (receiver instanceof BlockingQueue<E> queue) {
            return BlockingQueues.iterator(queue);
        }
        Memory.readWhole(receiver, Places.UNKNOWN);
        return Memory.derived(receiver.iterator(), receiver);
    }
}
