package dev.heddle.probe;

import java.util.Collection;
import java.util.HashSet;

/// A copy reads what it copies.
@StandsFor(HashSet.class)
public final class HashSets {
    private HashSets() {}

    /// Reads the collection.
    @OfConstructor
    public static <E> HashSet<E> make(Collection<? extends E> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        return new HashSet<>(other);
    }
}
