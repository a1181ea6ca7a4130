package dev.heddle.probe;

import java.util.SortedMap;

/// Views of a sorted map: what is done to one is done to the map.
@StandsFor(SortedMap.class)
public final class SortedMapViews {
    private SortedMapViews() {}

    /// The part before a key.
    public static <K, V> SortedMap<K, V> headMap(SortedMap<K, V> receiver, K to) {
        return Memory.derived(receiver.headMap(to), receiver);
    }

    /// The part from a key on.
    public static <K, V> SortedMap<K, V> tailMap(SortedMap<K, V> receiver, K from) {
        return Memory.derived(receiver.tailMap(from), receiver);
    }

    /// The part between two keys.
    public static <K, V> SortedMap<K, V> subMap(SortedMap<K, V> receiver, K from, K to) {
        return Memory.derived(receiver.subMap(from, to), receiver);
    }
}
