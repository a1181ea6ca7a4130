package dev.heddle.probe;

import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an execution does in place of the methods of a concurrent map that run a function of the program's.
///
/// A [ConcurrentHashMap] runs it once, under a lock that whoever changes the same key waits for meanwhile. Here each
/// key has a lock of the model's, so that a deadlock through it is found. In the JDK keys that fall into one bin share
/// a lock, and some calls that find a value need none; here they never do the one, and always the other. Other maps,
/// a `ConcurrentSkipListMap` say, run the function under no lock, and again if the value has changed meanwhile.
final class ConcurrentMaps {
    private static final int LOCK = -41;

    /// A key that functions have been run for.
    static final class Key {
        private @Nullable Monitor lock;
        /// Whose function runs, or `null`.
        private @Nullable JavaThread computing;

        private Monitor lock(JavaThread t) {
            var entry = t.entry(this);
            if (lock == null) {
                var words = Vocabulary.CALLS.hiding(OperationKind.LOCK, OperationKind.UNLOCK);
                lock = Monitor.of(
                        t, entry, LOCK, new Wording("ConcurrentHashMap key", "", "ConcurrentHashMap.compute", words));
            }
            return lock;
        }
    }

    private ConcurrentMaps() {}

    /// The calling thread, if a map's functions are to be run here; else `null`.
    static @Nullable JavaThread running(Map<?, ?> map) {
        var t = JavaThread.current();
        return t != null
                        && map instanceof ConcurrentMap<?, ?>
                        && map.getClass().getName().startsWith("java.util.concurrent.")
                ? t
                : null;
    }

    /// Replaces the value of a key by what the function makes of it; `null` is no value.
    static <K, V> @Nullable V compute(
            JavaThread t, Map<K, V> map, K key, Function<@Nullable V, ? extends @Nullable V> function) {
        Objects.requireNonNull(key);
        return map instanceof ConcurrentHashMap<K, V>
                ? underLock(t, map, key, function)
                : untilUnchanged(t, map, key, function);
    }

    private static <K, V> @Nullable V untilUnchanged(
            JavaThread t, Map<K, V> map, K key, Function<@Nullable V, ? extends @Nullable V> function) {
        while (true) {
            SharedCollections.step(t, false, map);
            var old = map.get(key);
            var next = function.apply(old);
            if (next == old) {
                return next;
            }
            SharedCollections.step(t, true, map);
            if (map.get(key) == old) {
                set(map, key, next);
                return next;
            }
        }
    }

    private static <K, V> @Nullable V underLock(
            JavaThread t, Map<K, V> map, K key, Function<@Nullable V, ? extends @Nullable V> function) {
        var k = SharedCollections.contents(t, map).key(key);
        throwIfRecursive(t, k);
        var lock = k.lock(t);
        lock.lock(t);
        try {
            SharedCollections.step(t, true, map);
            k.computing = t;
            var old = map.get(key);
            int steps = t.scheduler().schedule().size();
            var next = function.apply(old);
            if (t.scheduler().schedule().size() != steps) {
                SharedCollections.step(t, true, map); // others have run meanwhile, and must see it change now
            }
            if (next != old) {
                set(map, key, next);
            }
            return next;
        } finally {
            k.computing = null;
            if (!t.isOver()) {
                lock.unlock(t);
            }
        }
    }

    private static <K, V> void set(Map<K, V> map, K key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /// Changes a key, once nobody's function runs for it.
    static <R extends @Nullable Object> R change(JavaThread t, Map<?, ?> map, Object key, Supplier<R> change) {
        SharedCollections.step(t, true, map);
        var k = SharedCollections.contents(t, map).known(key);
        // Who computes has made a step with the map, so whether he does is no matter of chance here.
        if (k == null || k.computing == null) {
            return change.get();
        }
        throwIfRecursive(t, k);
        var lock = k.lock(t);
        lock.lock(t);
        try {
            SharedCollections.step(t, true, map);
            return change.get();
        } finally {
            if (!t.isOver()) {
                lock.unlock(t);
            }
        }
    }

    private static void throwIfRecursive(JavaThread t, Key k) {
        if (k.computing == t) {
            throw new IllegalStateException("Recursive update");
        }
    }
}
