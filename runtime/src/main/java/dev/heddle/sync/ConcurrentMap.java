package dev.heddle.sync;

import dev.heddle.channel.StandIns;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A map that any number of goroutines can use at the same time: Go's `sync.Map`.
///
/// Each method but [#range] is one atomic step, and none ever blocks. Keys and values are never `null`: `null` from
/// a method says that there was nothing. Values are compared with [Object#equals].
///
/// A write happens before any read that sees it. [#load], [#loadAndDelete], [#loadOrStore], [#swap],
/// [#compareAndSwap] and [#compareAndDelete] read; [#store], [#delete], [#clear] and those that report a change
/// write.
///
/// @param <K> the keys
/// @param <V> the values
/// @see <a href="https://pkg.go.dev/sync#Map">Go, sync.Map</a>
public final class ConcurrentMap<K, V> {
    private static final String NO_NULL_KEY = "key: a ConcurrentMap has no null keys";
    private static final String NO_NULL_VALUE =
            "value: a ConcurrentMap has no null values, null says that there is none";

    private final MapCore<K, V> core;

    /// An empty map.
    public ConcurrentMap() {
        var g = Goroutine.current();
        core = g == null ? new ParallelMap<>() : new ModelMap<>(g, null);
    }

    private MapCore<K, V> core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private MapCore<K, V> standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelMap<K, V> parallel)) {
            return core;
        }
        return g.scheduler().objects().<MapCore<K, V>>standIn(this, () -> {
            if (!parallel.isUnused()) {
                throw StandIns.used("concurrent map", parallel.madeAt(), "not empty");
            }
            return new ModelMap<>(g, this);
        });
    }

    /// Looks a key up.
    ///
    /// @param key the key
    /// @return its value, or `null` if there is none
    /// @throws NullPointerException if the key is `null`
    public @Nullable V load(K key) {
        return core().load(key(key));
    }

    /// Sets the value of a key.
    ///
    /// @param key   the key
    /// @param value its new value
    /// @throws NullPointerException if the key or the value is `null`
    public void store(K key, V value) {
        core().store(key(key), value(value));
    }

    /// Looks a key up, and gives it a value if it has none.
    ///
    /// @param key   the key
    /// @param value its value if there is none yet
    /// @return the value that was there, else the given one
    /// @throws NullPointerException if the key or the value is `null`
    public V loadOrStore(K key, V value) {
        return core().loadOrStore(key(key), value(value));
    }

    /// Removes a key.
    ///
    /// @param key the key
    /// @return the value that it had, or `null` if there was none
    /// @throws NullPointerException if the key is `null`
    public @Nullable V loadAndDelete(K key) {
        return core().loadAndDelete(key(key));
    }

    /// Removes a key, if it is there.
    ///
    /// @param key the key
    /// @throws NullPointerException if the key is `null`
    public void delete(K key) {
        core().loadAndDelete(key(key));
    }

    /// Sets the value of a key and returns the one before.
    ///
    /// @param key   the key
    /// @param value its new value
    /// @return the value that it had, or `null` if there was none
    /// @throws NullPointerException if the key or the value is `null`
    public @Nullable V swap(K key, V value) {
        return core().swap(key(key), value(value));
    }

    /// Sets the value of a key if it has the expected one.
    ///
    /// @param key      the key
    /// @param expected the value that it must have
    /// @param next     its new value
    /// @return whether it had the expected value
    /// @throws NullPointerException if the key or a value is `null`
    public boolean compareAndSwap(K key, V expected, V next) {
        return core().compareAndSwap(key(key), value(expected), value(next));
    }

    /// Removes a key if it has the expected value.
    ///
    /// @param key      the key
    /// @param expected the value that it must have
    /// @return whether it had the expected value
    /// @throws NullPointerException if the key or the value is `null`
    public boolean compareAndDelete(K key, V expected) {
        return core().compareAndDelete(key(key), value(expected));
    }

    /// Shows every key with its value to the visitor, until it returns false; in no particular order.
    ///
    /// This is no snapshot: no key is shown twice, but one that is stored or deleted meanwhile, by the visitor too,
    /// may be shown as it was at any moment in between, or not at all. Nothing is locked while the visitor runs: it
    /// may block, and may use this map.
    ///
    /// @param visitor gets a key and its value, and says whether to go on
    public void range(BiPredicate<? super K, ? super V> visitor) {
        core().range(Objects.requireNonNull(visitor, "visitor"));
    }

    /// Removes all keys.
    public void clear() {
        core().clear();
    }

    private static <K> K key(K key) {
        return Objects.requireNonNull(key, NO_NULL_KEY);
    }

    private static <V> V value(V value) {
        return Objects.requireNonNull(value, NO_NULL_VALUE);
    }
}
