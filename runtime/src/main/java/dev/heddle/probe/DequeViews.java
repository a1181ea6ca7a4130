package dev.heddle.probe;

import java.util.Deque;
import java.util.Iterator;

/// Iterators of a deque.
@StandsFor(Deque.class)
public final class DequeViews {
    private DequeViews() {}

    /// Reads the deque; what is done to the iterator is done to it.
    public static <E> Iterator<E> descendingIterator(Deque<E> receiver) {
        Memory.readWhole(receiver, Places.UNKNOWN);
        return Memory.derived(receiver.descendingIterator(), receiver);
    }
}
