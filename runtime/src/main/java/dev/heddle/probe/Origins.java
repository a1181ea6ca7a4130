package dev.heddle.probe;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What objects of the JDK come from that were made outside of an execution and do not tell: the lock of a
/// condition, the two sides of a readers-writer lock, the field of an updater, the order of a map.
///
/// A static condition is made once and used in every execution, so what is known of it lives as long as it does:
/// the third piece of static state, after the running schedulers and the [Places]. Nothing passes through it, as
/// an origin never changes.
final class Origins {
    // Guarded by itself. An origin often refers to what came from it, so it is held weakly too.
    private static final Map<Object, Object> origins = new HashMap<>();
    private static final ReferenceQueue<Object> gone = new ReferenceQueue<>();

    /// An object as itself, whatever it is equal to.
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object object) {
            super(object, gone);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        /// A key whose object is gone is still equal to itself, so that it can be removed.
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    /// Finds the key of an object.
    private record Question(Object object) {
        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.refersTo(object);
        }
    }

    private Origins() {}

    /// Remembers where an object comes from.
    static <T> T remember(T object, Object origin) {
        put(object, new WeakReference<>(origin));
        return object;
    }

    /// [#remember] of a number, which keeps nothing alive.
    static <T> T rememberFor(T object, int number) {
        put(object, number);
        return object;
    }

    private static void put(Object object, Object origin) {
        synchronized (origins) {
            for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
                origins.remove(key);
            }
            if (origins.replace(new Question(object), origin) == null) {
                origins.put(new Key(object), origin);
            }
        }
    }

    /// What an object comes from, or `null` if nobody has told.
    static @Nullable Object of(Object object) {
        synchronized (origins) {
            var origin = origins.get(new Question(object));
            return origin instanceof WeakReference<?> weak ? weak.get() : origin;
        }
    }
}
