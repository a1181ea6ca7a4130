package dev.heddle.probe;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// What objects of the JDK come from that were made outside of an execution and do not tell: the lock of a
/// condition, the two sides of a readers-writer lock, the field of an updater.
///
/// A static condition is made once and used in every execution, so what is known of it lives as long as it does:
/// the third piece of static state, after the running schedulers and the [Places]. Nothing passes through it, as
/// an origin never changes.
final class Origins {
    // Guarded by itself. An origin often refers to what came from it, so it is held weakly too.
    private static final Map<Object, Object> origins = new WeakHashMap<>();

    private Origins() {}

    /// Remembers where an object comes from. Only for objects that are equal to themselves alone.
    static <T> T remember(T object, Object origin) {
        synchronized (origins) {
            origins.put(object, new WeakReference<>(origin));
        }
        return object;
    }

    /// [#remember] of a number, which keeps nothing alive.
    static <T> T rememberFor(T object, int number) {
        synchronized (origins) {
            origins.put(object, number);
        }
        return object;
    }

    /// What an object comes from, or `null` if nobody has told.
    static @Nullable Object of(Object object) {
        synchronized (origins) {
            var origin = origins.get(object);
            return origin instanceof WeakReference<?> weak ? weak.get() : origin;
        }
    }
}
