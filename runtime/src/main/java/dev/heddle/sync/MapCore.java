package dev.heddle.sync;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A map whose methods, [#range] aside, are one atomic step each.
///
/// @param <K> the keys
/// @param <V> the values
sealed interface MapCore<K, V> permits ModelMap, ParallelMap {
    @Nullable
    V load(K key);

    void store(K key, V value);

    V loadOrStore(K key, V value);

    @Nullable
    V loadAndDelete(K key);

    @Nullable
    V swap(K key, V value);

    boolean compareAndSwap(K key, V expected, V next);

    boolean compareAndDelete(K key, V expected);

    void range(BiPredicate<? super K, ? super V> visitor);

    void clear();
}
