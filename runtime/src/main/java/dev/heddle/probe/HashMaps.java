package dev.heddle.probe;

import java.util.HashMap;
import java.util.Map;

/// A copy reads what it copies.
@StandsFor(HashMap.class)
public final class HashMaps {
    private HashMaps() {}

    /// Reads the map.
    @OfConstructor
    public static <K, V> HashMap<K, V> make(Map<? extends K, ? extends V> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        return new HashMap<>(other);
    }
}
