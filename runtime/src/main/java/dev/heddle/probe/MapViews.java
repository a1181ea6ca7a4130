package dev.heddle.probe;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
        var t = ConcurrentMaps.running(receiver);
        if (t == null) {
            return SharedCollections.around(true, receiver, () -> receiver.compute(key, function));
        }
        Objects.requireNonNull(function);
        return ConcurrentMaps.compute(t, receiver, key, old -> function.apply(key, old));
    }

    /// Changes the map, and runs the function if there is no value.
    public static <K, V> @Nullable V computeIfAbsent(
            Map<K, V> receiver, K key, Function<? super K, ? extends V> function) {
        var t = ConcurrentMaps.running(receiver);
        if (t == null) {
            return SharedCollections.around(true, receiver, () -> receiver.computeIfAbsent(key, function));
        }
        Objects.requireNonNull(function);
        return ConcurrentMaps.compute(t, receiver, key, old -> old == null ? function.apply(key) : old);
    }

    /// Changes the map, and runs the function if there is a value.
    public static <K, V> @Nullable V computeIfPresent(
            Map<K, V> receiver, K key, BiFunction<? super K, ? super V, ? extends V> function) {
        var t = ConcurrentMaps.running(receiver);
        if (t == null) {
            return SharedCollections.around(true, receiver, () -> receiver.computeIfPresent(key, function));
        }
        Objects.requireNonNull(function);
        return ConcurrentMaps.compute(t, receiver, key, old -> old == null ? null : function.apply(key, old));
    }

    /// Changes the map, and runs the function if there is a value.
    public static <K, V> @Nullable V merge(
            Map<K, V> receiver, K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        var t = ConcurrentMaps.running(receiver);
        if (t == null) {
            return SharedCollections.around(true, receiver, () -> receiver.merge(key, value, function));
        }
        Objects.requireNonNull(value);
        Objects.requireNonNull(function);
        return ConcurrentMaps.compute(t, receiver, key, old -> old == null ? value : function.apply(old, value));
    }

    /// Changes the map.
    public static <K, V> @Nullable V put(Map<K, V> receiver, K key, V value) {
        return change(receiver, key, () -> receiver.put(key, value));
    }

    /// Changes the map, unless there is a value.
    public static <K, V> @Nullable V putIfAbsent(Map<K, V> receiver, K key, V value) {
        return change(receiver, key, () -> receiver.putIfAbsent(key, value));
    }

    /// Changes the map.
    public static <K, V> @Nullable V remove(Map<K, V> receiver, @Nullable Object key) {
        return change(receiver, key, () -> receiver.remove(key));
    }

    /// Changes the map, if the value is this one.
    public static boolean remove(Map<?, ?> receiver, @Nullable Object key, @Nullable Object value) {
        return change(receiver, key, () -> receiver.remove(key, value));
    }

    /// Changes the map, if there is a value.
    public static <K, V> @Nullable V replace(Map<K, V> receiver, K key, V value) {
        return change(receiver, key, () -> receiver.replace(key, value));
    }

    /// Changes the map, if the value is this one.
    public static <K, V> boolean replace(Map<K, V> receiver, K key, V value, V next) {
        return change(receiver, key, () -> receiver.replace(key, value, next));
    }

    private static <R extends @Nullable Object> R change(Map<?, ?> map, @Nullable Object key, Supplier<R> change) {
        var t = key == null ? null : ConcurrentMaps.running(map);
        if (t == null || key == null) {
            Memory.writeWhole(map, Places.UNKNOWN);
            return change.get();
        }
        return ConcurrentMaps.change(t, map, key, change);
    }
}
