package dev.heddle.probe;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentNavigableMap;

/// Views of a [ConcurrentNavigableMap], which are such maps themselves.
@StandsFor(ConcurrentNavigableMap.class)
public final class ConcurrentNavigableMapViews {
    private ConcurrentNavigableMapViews() {}

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentNavigableMap<K, V> subMap(ConcurrentNavigableMap<K, V> receiver, K from, K to) {
        return Memory.derived(receiver.subMap(from, to), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentNavigableMap<K, V> subMap(
            ConcurrentNavigableMap<K, V> receiver, K from, boolean fromInclusive, K to, boolean toInclusive) {
        return Memory.derived(receiver.subMap(from, fromInclusive, to, toInclusive), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentNavigableMap<K, V> headMap(ConcurrentNavigableMap<K, V> receiver, K to) {
        return Memory.derived(receiver.headMap(to), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentNavigableMap<K, V> headMap(
            ConcurrentNavigableMap<K, V> receiver, K to, boolean inclusive) {
        return Memory.derived(receiver.headMap(to, inclusive), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentNavigableMap<K, V> tailMap(ConcurrentNavigableMap<K, V> receiver, K from) {
        return Memory.derived(receiver.tailMap(from), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentNavigableMap<K, V> tailMap(
            ConcurrentNavigableMap<K, V> receiver, K from, boolean inclusive) {
        return Memory.derived(receiver.tailMap(from, inclusive), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> ConcurrentNavigableMap<K, V> descendingMap(ConcurrentNavigableMap<K, V> receiver) {
        return Memory.derived(receiver.descendingMap(), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> NavigableSet<K> keySet(ConcurrentNavigableMap<K, V> receiver) {
        return Memory.derived(receiver.keySet(), receiver);
    }
}
