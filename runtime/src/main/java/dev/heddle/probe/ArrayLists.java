package dev.heddle.probe;

import java.util.ArrayList;
import java.util.Collection;

/// A copy reads what it copies.
@StandsFor(ArrayList.class)
public final class ArrayLists {
    private ArrayLists() {}

    /// Reads the collection.
    @OfConstructor
    public static <E> ArrayList<E> make(Collection<? extends E> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        return new ArrayList<>(other);
    }
}
