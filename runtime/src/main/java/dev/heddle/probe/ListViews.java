package dev.heddle.probe;

import java.util.Collection;
import java.util.List;
import java.util.ListIterator;

/// Views of a list.
@StandsFor(List.class)
public final class ListViews {
    private ListViews() {}

    /// Reads the list; what is done to the iterator is done to it.
    public static <E> ListIterator<E> listIterator(List<E> receiver) {
        Memory.readWhole(receiver, Places.UNKNOWN);
        return Memory.derived(receiver.listIterator(), receiver);
    }

    /// Reads the list; what is done to the iterator is done to it.
    public static <E> ListIterator<E> listIterator(List<E> receiver, int index) {
        Memory.readWhole(receiver, Places.UNKNOWN);
        return Memory.derived(receiver.listIterator(index), receiver);
    }

    /// Reads the list; what is done to the view is done to it.
    public static <E> List<E> subList(List<E> receiver, int from, int to) {
        Memory.readWhole(receiver, Places.UNKNOWN);
        return Memory.derived(receiver.subList(from, to), receiver);
    }

    /// What is done to the view is done to the list.
    public static <E> List<E> reversed(List<E> receiver) {
        return Memory.derived(receiver.reversed(), receiver);
    }

    /// Reads the other one, and changes the receiver.
    public static <E> boolean addAll(List<E> receiver, int index, Collection<? extends E> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        Memory.writeWhole(receiver, Places.UNKNOWN);
        return receiver.addAll(index, other);
    }
}
