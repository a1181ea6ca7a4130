package dev.heddle.probe;

import java.util.LinkedHashMap;

/// Maps in access order are told from others where they are made; the maps themselves do not tell.
@StandsFor(LinkedHashMap.class)
public final class LinkedHashMaps {
    private LinkedHashMaps() {}

    /// Remembers the order.
    @OfConstructor
    public static <K, V> LinkedHashMap<K, V> make(int capacity, float loadFactor, boolean isByAccess) {
        var map = new LinkedHashMap<K, V>(capacity, loadFactor, isByAccess);
        AccessOrders.made(map, isByAccess);
        return map;
    }
}
