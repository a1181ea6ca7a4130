package dev.heddle.probe;

import java.util.concurrent.ConcurrentHashMap;

/// Views of a [ConcurrentHashMap] that a map in general does not have.
@StandsFor(ConcurrentHashMap.class)
public final class ConcurrentHashMapViews {
    private ConcurrentHashMapViews() {}

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentHashMap.KeySetView<K, V> keySet(ConcurrentHashMap<K, V> receiver) {
        return Memory.derived(receiver.keySet(), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentHashMap.KeySetView<K, V> keySet(ConcurrentHashMap<K, V> receiver, V value) {
        return Memory.derived(receiver.keySet(value), receiver);
    }
}
