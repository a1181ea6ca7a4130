package dev.heddle.sync;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.ModelObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// A map of an execution. Its order is that of insertion, so it does not depend on identity hash codes, which
/// differ from execution to execution.
///
/// @param <K> the keys
/// @param <V> the values
final class ModelMap<K, V> extends ModelObject implements MapCore<K, V> {
    private final Map<K, V> map = new LinkedHashMap<>();

    /// @param original what it stands for, if that was made outside of the execution
    ModelMap(Goroutine by, @Nullable Object original) {
        super(by, ObjectType.VARIABLE, 0, null, "concurrent map", original);
    }

    /// The map for an operation that only looks. The step comes first: until the next one the map is the caller's
    /// alone.
    private Map<K, V> read() {
        perform(OperationKind.READ);
        return map;
    }

    /// The map for an operation that may change it.
    private Map<K, V> update() {
        perform(OperationKind.UPDATE);
        return map;
    }

    @Override
    public @Nullable V load(K key) {
        return read().get(key);
    }

    @Override
    public void store(K key, V value) {
        update().put(key, value);
    }

    @Override
    public V loadOrStore(K key, V value) {
        var existing = update().putIfAbsent(key, value);
        return existing == null ? value : existing;
    }

    @Override
    public @Nullable V loadAndDelete(K key) {
        return update().remove(key);
    }

    @Override
    public @Nullable V swap(K key, V value) {
        return update().put(key, value);
    }

    @Override
    public boolean compareAndSwap(K key, V expected, V next) {
        return update().replace(key, expected, next);
    }

    @Override
    public boolean compareAndDelete(K key, V expected) {
        return update().remove(key, expected);
    }

    /// Go promises no consistent snapshot: a key that is stored or deleted meanwhile may be seen either way. So
    /// each value is looked up in a step of its own.
    @Override
    public void range(BiPredicate<? super K, ? super V> visitor) {
        for (var key : List.copyOf(read().keySet())) {
            var value = read().get(key);
            if (value != null && !visitor.test(key, value)) {
                return;
            }
        }
    }

    @Override
    public void clear() {
        update().clear();
    }
}
