package dev.heddle.probe;

import java.util.NavigableMap;
import java.util.NavigableSet;

/// Views of a navigable map: what is done to one is done to the map.
@StandsFor(NavigableMap.class)
public final class NavigableMapViews {
    private NavigableMapViews() {}

    /// The map backwards.
    public static <K, V> NavigableMap<K, V> descendingMap(NavigableMap<K, V> receiver) {
        return Memory.derived(receiver.descendingMap(), receiver);
    }

    /// Its keys.
    public static <K> NavigableSet<K> navigableKeySet(NavigableMap<K, ?> receiver) {
        return Memory.derived(receiver.navigableKeySet(), receiver);
    }

    /// Its keys backwards.
    public static <K> NavigableSet<K> descendingKeySet(NavigableMap<K, ?> receiver) {
        return Memory.derived(receiver.descendingKeySet(), receiver);
    }

    /// The part before a key.
    public static <K, V> NavigableMap<K, V> headMap(NavigableMap<K, V> receiver, K to, boolean inclusive) {
        return Memory.derived(receiver.headMap(to, inclusive), receiver);
    }

    /// The part from a key on.
    public static <K, V> NavigableMap<K, V> tailMap(NavigableMap<K, V> receiver, K from, boolean inclusive) {
        return Memory.derived(receiver.tailMap(from, inclusive), receiver);
    }

    /// The part between two keys.
    public static <K, V> NavigableMap<K, V> subMap(
            NavigableMap<K, V> receiver, K from, boolean fromInclusive, K to, boolean toInclusive) {
        return Memory.derived(receiver.subMap(from, fromInclusive, to, toInclusive), receiver);
    }
}
