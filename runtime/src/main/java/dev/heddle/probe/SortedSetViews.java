package dev.heddle.probe;

import java.util.SortedSet;

/// Views of a sorted set: what is done to one is done to the set.
@StandsFor(SortedSet.class)
public final class SortedSetViews {
    private SortedSetViews() {}

    /// The part before an element.
    public static <E> SortedSet<E> headSet(SortedSet<E> receiver, E to) {
        return Memory.derived(receiver.headSet(to), receiver);
    }

    /// The part from an element on.
    public static <E> SortedSet<E> tailSet(SortedSet<E> receiver, E from) {
        return Memory.derived(receiver.tailSet(from), receiver);
    }

    /// The part between two elements.
    public static <E> SortedSet<E> subSet(SortedSet<E> receiver, E from, E to) {
        return Memory.derived(receiver.subSet(from, to), receiver);
    }
}
