package dev.heddle.sync;

import dev.heddle.parallel.ParallelObject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A map in production.
///
/// @param <K> the keys
/// @param <V> the values
final class ParallelMap<K, V> extends ParallelObject implements MapCore<K, V> {
    private final ConcurrentHashMap<K, V> map = new ConcurrentHashMap<>();

    @Override
    public @Nullable V load(K key) {
        use();
        return map.get(key);
    }

    @Override
    public void store(K key, V value) {
        use();
        map.put(key, value);
    }

    @Override
    public V loadOrStore(K key, V value) {
        use();
        var existing = map.putIfAbsent(key, value);
        return existing == null ? value : existing;
    }

    @Override
    public @Nullable V loadAndDelete(K key) {
        use();
        return map.remove(key);
    }

    @Override
    public @Nullable V swap(K key, V value) {
        use();
        return map.put(key, value);
    }

    @Override
    public boolean compareAndSwap(K key, V expected, V next) {
        use();
        return map.replace(key, expected, next);
    }

    @Override
    public boolean compareAndDelete(K key, V expected) {
        use();
        return map.remove(key, expected);
    }

    @Override
    public void range(BiPredicate<? super K, ? super V> visitor) {
        use();
        for (var entry : map.entrySet()) {
            if (!visitor.test(entry.getKey(), entry.getValue())) {
                return;
            }
        }
    }

    @Override
    public void clear() {
        use();
        map.clear();
    }

    boolean isUnused() {
        return map.isEmpty();
    }
}
