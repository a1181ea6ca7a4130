package dev.heddle.probe;

import java.util.Collection;
import java.util.Spliterator;
import java.util.stream.Stream;

/// Streams of a collection, and methods that take another one: both are accesses.
@StandsFor(Collection.class)
public final class CollectionViews {
    private CollectionViews() {}

    /// Reads the other one, and changes the receiver.
    public static <E> boolean addAll(Collection<E> receiver, Collection<? extends E> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        Memory.writeWhole(receiver, Places.UNKNOWN);
        return receiver.addAll(other);
    }

    /// Reads the other one, and changes the receiver.
    public static boolean removeAll(Collection<?> receiver, Collection<?> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        Memory.writeWhole(receiver, Places.UNKNOWN);
        return receiver.removeAll(other);
    }

    /// Reads the other one, and changes the receiver.
    public static boolean retainAll(Collection<?> receiver, Collection<?> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        Memory.writeWhole(receiver, Places.UNKNOWN);
        return receiver.retainAll(other);
    }

    /// Reads both.
    public static boolean containsAll(Collection<?> receiver, Collection<?> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        Memory.readWhole(receiver, Places.UNKNOWN);
        return receiver.containsAll(other);
    }

    /// Reads the collection, although the stream may do so later: a stream is used at once.
    public static <E> Stream<E> stream(Collection<E> receiver) {
        Memory.readWhole(receiver, Places.UNKNOWN);
        return receiver.stream();
    }

    /// Reads the collection, see [#stream].
    public static <E> Stream<E> parallelStream(Collection<E> receiver) {
        Memory.readWhole(receiver, Places.UNKNOWN);
        return JavaThread.current() == null ? receiver.parallelStream() : receiver.stream();
    }

    /// A spliterator is a view.
    public static <E> Spliterator<E> spliterator(Collection<E> receiver) {
        Memory.readWhole(receiver, Places.UNKNOWN);
        return Memory.derived(receiver.spliterator(), receiver);
    }
}
