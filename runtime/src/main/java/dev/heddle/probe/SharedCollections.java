package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import dev.heddle.probe.PlainCollections.Sharing;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.MemoryObserver;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Calls of collections that are safe to share. That each call is safe does not make two of them so: between a
/// `get` and the `put` that depends on it others come, and to show them coming each call must be a step.
///
/// A concurrent collection is one variable, which a call reads or changes; the call itself follows at once,
/// undisturbed.
/// Coarser than the documented order between calls for one key, so every order that can be told apart is explored,
/// and some that cannot. A synchronized collection is plain memory under its monitor, which the program may hold
/// around several calls, and forget around an iteration.
final class SharedCollections {
    private static final int CONTENTS = -40;

    private SharedCollections() {}

    /// What the entry of a concurrent collection keeps, which is also that of its views and its iterators.
    static final class Contents {
        private final int number;
        private @Nullable Map<Object, ConcurrentMaps.Key> keys;

        private Contents(int number) {
            this.number = number;
        }

        /// What is known of a key; made if nothing is.
        ConcurrentMaps.Key key(Object key) {
            if (keys == null) {
                keys = new HashMap<>();
            }
            return keys.computeIfAbsent(key, _ -> new ConcurrentMaps.Key());
        }

        /// What is known of a key, or `null`.
        ConcurrentMaps.@Nullable Key known(Object key) {
            return keys == null ? null : keys.get(key);
        }
    }

    /// What the entry of a synchronized collection keeps.
    private enum Guard {
        MONITOR
    }

    /// Runs what calls functions of the program, under the monitor if that is what guards the collection.
    static <R extends @Nullable Object> R around(boolean isWrite, Object collection, Supplier<R> call) {
        var t = JavaThread.current();
        if (t == null
                || Goroutine.running() == null
                || PlainCollections.sharing(collection.getClass()) != Sharing.SYNCHRONIZED) {
            Memory.whole(isWrite, collection, Places.UNKNOWN);
            return call.get();
        }
        var monitor = Monitors.of(t, collection);
        monitor.lock(t);
        try {
            Memory.plain(isWrite, collection, Places.UNKNOWN);
            return call.get();
        } finally {
            if (!t.isOver()) {
                monitor.unlock(t);
            }
        }
    }

    /// A method is about to be called that looks at an object, or may change it.
    ///
    /// @return false if the object is not one of ours
    static boolean call(Sharing sharing, boolean isWrite, Object collection, int place) {
        return switch (sharing) {
            case CONCURRENT -> {
                var t = JavaThread.current();
                if (t != null) {
                    step(t, t.entry(collection), isWrite, collection, place);
                }
                yield true;
            }
            case SYNCHRONIZED -> {
                var t = JavaThread.current();
                if (t != null) {
                    locked(t, isWrite, collection, place);
                }
                yield true;
            }
            case ORDERED -> {
                Memory.orders(collection, place);
                yield true;
            }
            case UNKNOWN -> isWrapped(isWrite, collection, place);
            case PLAIN -> false;
        };
    }

    /// A wrapper, such as an unmodifiable view, of a collection that is safe to share.
    private static boolean isWrapped(boolean isWrite, Object collection, int place) {
        var t = JavaThread.current();
        var entry = t == null ? null : t.execution().known(collection);
        if (t == null || entry == null) {
            return false;
        }
        if (entry.core == Guard.MONITOR) {
            locked(t, isWrite, collection, place);
        } else if (entry.core instanceof Contents) {
            step(t, entry, isWrite, collection, place);
        } else {
            return false;
        }
        return true;
    }

    /// The step of a call of a concurrent collection, from a stand-in.
    static void step(JavaThread t, boolean isWrite, Object collection) {
        step(t, t.entry(collection), isWrite, collection, Places.UNKNOWN);
    }

    /// What is known of a concurrent collection.
    static Contents contents(JavaThread t, Object collection) {
        return contents(t, t.entry(collection), collection);
    }

    private static void step(JavaThread t, Entry entry, boolean isWrite, Object collection, int place) {
        int x = contents(t, entry, collection).number;
        t.goroutine().comesFrom(place);
        t.perform(isWrite ? OperationKind.UPDATE : OperationKind.READ, x);
        t.goroutine().comesFrom(Places.UNKNOWN);
        var observer = t.scheduler().memoryObserver();
        if (observer != null && Goroutine.running() != null) {
            var how = isWrite ? MemoryObserver.How.WRITE_STEP : MemoryObserver.How.READ_STEP;
            observer.access(t.goroutine(), how, collection, 0, place);
        }
    }

    private static Contents contents(JavaThread t, Entry entry, Object collection) {
        if (entry.core instanceof Contents known) {
            return known;
        }
        var name = Names.of(collection.getClass());
        int x = t.create(
                entry, CONTENTS, ObjectType.VARIABLE, Model.OPAQUE, 0, new Wording(name, name, Vocabulary.CALLS));
        var made = new Contents(x);
        entry.core = made;
        return made;
    }

    /// A call of a synchronized collection. The monitor is given back before the call, which the next step of
    /// anybody comes after.
    private static void locked(JavaThread t, boolean isWrite, Object collection, int place) {
        var monitor = Monitors.of(t, collection);
        if (Goroutine.running() == null) {
            monitor.look(t); // a condition looks at it, and may not lock
            return;
        }
        monitor.lock(t);
        Memory.plain(isWrite, collection, place);
        monitor.unlock(t);
    }

    /// A view or an iterator of a collection: it stands for the same memory under the same monitor.
    static void derived(@Nullable Object view, Object from) {
        if (view == null || view == from) {
            return;
        }
        var sharing = PlainCollections.sharing(from.getClass());
        if (sharing == Sharing.PLAIN || sharing == Sharing.ORDERED) {
            return;
        }
        var t = JavaThread.current();
        if (t == null || sharing == Sharing.UNKNOWN && !isShared(t.execution().known(from))) {
            return;
        }
        var viewed = PlainCollections.sharing(view.getClass());
        var isWrapper = viewed == Sharing.UNKNOWN && view.getClass().getName().startsWith("java.util.Collections$");
        if (viewed == sharing || isWrapper) {
            var entry = t.entry(from);
            if (sharing == Sharing.CONCURRENT) {
                contents(t, entry, from);
            } else if (sharing == Sharing.SYNCHRONIZED) {
                entry.core = Guard.MONITOR;
            }
            t.execution().share(view, entry);
        }
    }

    private static boolean isShared(@Nullable Entry entry) {
        return entry != null && (entry.core instanceof Contents || entry.core == Guard.MONITOR);
    }
}
