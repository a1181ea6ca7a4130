package dev.heddle.probe;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Views of a map, and methods that run the program's own code inside a concurrent one: what that code does is
/// ordered before the next one that is run for the key.
@StandsFor(Map.class)
public final class MapViews {
    private MapViews() {}

    /// What is done to the view is done to the map.
    public static <K, V> Set<Map.Entry<K, V>> entrySet(Map<K, V> receiver) {
        return Memory.derived(receiver.entrySet(), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> Set<K> keySet(Map<K, V> receiver) {
        return Memory.derived(receiver.keySet(), receiver);
    }

    /// What is done to the view is done to the map.
    public static <K, V> Collection<V> values(Map<K, V> receiver) {
        return Memory.derived(receiver.values(), receiver);
    }

    /// Reads the other one, and changes the receiver.
    public static <K, V> void putAll(Map<K, V> receiver, Map<? extends K, ? extends V> other) {
        Memory.readWhole(other, Places.UNKNOWN);
        Memory.writeWhole(receiver, Places.UNKNOWN);
        receiver.putAll(other);
    }

    /// Changes the map, and runs the function.
    public static <K, V> @Nullable V compute(
            Map<K, V> receiver, K key, BiFunction<? super K, ? super @Nullable V, ? extends V> function) {
        Memory.writeWhole(receiver, Places.UNKNOWN);
        try {
            return receiver.compute(key, function);
        } finally {
            Memory.afterCode(receiver);
        }
    }

    /// Changes the map, and runs the function if there is no value.
    public static <K, V> @Nullable V computeIfAbsent(
            Map<K, V> receiver, K key, Function<? super K, ? extends V> function) {
        Memory.writeWhole(receiver, Places.UNKNOWN);
        try {
            return receiver.computeIfAbsent(key, function);
        } finally {
            Memory.afterCode(receiver);
        }
    }

    /// Changes the map, and runs the function if there is a value.
    public static <K, V> @Nullable V computeIfPresent(
            Map<K, V> receiver, K key, BiFunction<? super K, ? super V, ? extends V> function) {
        Memory.writeWhole(receiver, Places.UNKNOWN);
        try {
            return receiver.computeIfPresent(key, function);
        } finally {
            Memory.afterCode(receiver);
        }
    }

    /// Changes the map, and runs the function if there is a value.
    public static <K, V> @Nullable V merge(
            Map<K, V> receiver, K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        Memory.writeWhole(receiver, Places.UNKNOWN);
        try {
            return receiver.merge(key, value, function);
        } finally {
            Memory.afterCode(receiver);
        }
    }
}
