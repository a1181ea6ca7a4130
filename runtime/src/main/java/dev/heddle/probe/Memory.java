package dev.heddle.probe;

import dev.heddle.probe.PlainCollections.Sharing;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.MemoryObserver;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// Told by rewritten code of every access to plain memory, just before it happens.
///
/// Where no exploration runs the calling thread, a probe looks at one variable and returns. A `null` owner is
/// ignored: the access itself throws.
public final class Memory {
    private Memory() {}

    /// A field is about to be read.
    ///
    /// @param owner the object; for a static field the class that declares it
    /// @param place the number of the place, see [Places]
    public static void read(@Nullable Object owner, int place) {
        var g = Goroutine.running();
        if (g != null && owner != null) {
            var observer = g.plainAccess();
            if (observer != null) {
                observer.read(g, owner, 0, place);
            }
        }
    }

    /// A field is about to be written.
    ///
    /// @param owner the object; for a static field the class that declares it
    /// @param place the number of the place, see [Places]
    public static void write(@Nullable Object owner, int place) {
        var g = Goroutine.running();
        if (g != null && owner != null) {
            var observer = g.plainAccess();
            if (observer != null) {
                observer.write(g, owner, 0, place);
            }
        }
    }

    /// An element of an array is about to be read.
    ///
    /// @param array the array
    /// @param index which element; one that the array does not have is ignored, the access itself throws
    /// @param place the number of the place, see [Places]
    public static void readElement(@Nullable Object array, int index, int place) {
        var g = Goroutine.running();
        if (g != null && array != null && index >= 0) {
            var observer = g.plainAccess();
            if (observer != null) {
                observer.read(g, array, index, place);
            }
        }
    }

    /// An element of an array is about to be written.
    ///
    /// @param array the array
    /// @param index which element; one that the array does not have is ignored, the access itself throws
    /// @param place the number of the place, see [Places]
    public static void writeElement(@Nullable Object array, int index, int place) {
        var g = Goroutine.running();
        if (g != null && array != null && index >= 0) {
            var observer = g.plainAccess();
            if (observer != null) {
                observer.write(g, array, index, place);
            }
        }
    }

    /// Elements of an array are about to be read.
    ///
    /// @param array the array; anything else is ignored, the access itself throws
    /// @param from  the first element
    /// @param to    the one after the last; more than the array has are ignored
    /// @param place the number of the place, see [Places]
    public static void readElements(@Nullable Object array, int from, int to, int place) {
        elements(false, array, from, to, place);
    }

    /// Elements of an array are about to be written; see [#readElements].
    ///
    /// @param array the array
    /// @param from  the first element
    /// @param to    the one after the last
    /// @param place the number of the place, see [Places]
    public static void writeElements(@Nullable Object array, int from, int to, int place) {
        elements(true, array, from, to, place);
    }

    private static void elements(boolean isWrite, @Nullable Object array, int from, int to, int place) {
        var g = Goroutine.running();
        if (g == null || array == null || !array.getClass().isArray() || from < 0) {
            return;
        }
        var observer = g.plainAccess(); // once: whoever copies much does not spin
        if (observer == null) {
            return;
        }
        int end = Math.min(to, Array.getLength(array));
        for (int i = from; i < end; i++) {
            if (isWrite) {
                observer.write(g, array, i, place);
            } else {
                observer.read(g, array, i, place);
            }
        }
    }

    /// A method is about to be called that only looks at a collection or builder of the JDK; see
    /// [PlainCollections].
    /// What the object really is decides: one that is safe to share orders, a class of the program is left alone.
    ///
    /// @param collection the collection, or a view or an iterator of it
    /// @param place      the number of the place, see [Places]
    public static void readWhole(@Nullable Object collection, int place) {
        whole(false, collection, place);
    }

    /// A method is about to be called that looks at whatever is in an array: it makes text of it, say.
    ///
    /// @param array the array; anything but an array of objects is ignored
    /// @param place the number of the place, see [Places]
    public static void readContents(@Nullable Object array, int place) {
        if (array instanceof @Nullable Object[] objects) {
            for (var object : objects) {
                readWhole(object, place);
            }
        }
    }

    /// A method is about to be called that may change a collection or builder of the JDK; see [#readWhole].
    ///
    /// @param collection the collection, or a view or an iterator of it
    /// @param place      the number of the place, see [Places]
    public static void writeWhole(@Nullable Object collection, int place) {
        whole(true, collection, place);
    }

    static void whole(boolean isWrite, @Nullable Object collection, int place) {
        if (collection == null || !DeterministicScheduler.isAnyRunning()) {
            return;
        }
        var sharing = PlainCollections.sharing(collection.getClass());
        if (sharing != Sharing.PLAIN && SharedCollections.call(sharing, isWrite, collection, place)) {
            return;
        }
        plain(isWrite, collection, place);
    }

    /// An access to a collection by itself.
    static void plain(boolean isWrite, Object collection, int place) {
        var g = Goroutine.running();
        if (g != null) {
            var observer = g.plainAccess();
            if (observer != null) {
                observer.whole(g, isWrite, collection, place);
            }
        }
    }

    /// A method is about to be called of an object that is safe to share though its operations are no steps, a
    /// `StringBuffer`: what the caller did before happens before what the next caller does after.
    ///
    /// @param object the object
    /// @param place  the number of the place, see [Places]
    public static void orders(@Nullable Object object, int place) {
        var g = Goroutine.current(); // whose condition is being asked learns from what it looks at, too
        if (g != null && object != null) {
            g.comesOutOfLoop();
            var observer = g.scheduler().memoryObserver();
            if (observer != null) {
                observer.access(g, MemoryObserver.How.ORDER, object, 0, place);
            }
        }
    }

    /// A field is about to be read by an atomic operation, which may race with plain accesses only.
    ///
    /// @param owner the object; for a static field the class that declares it
    /// @param place the number of the place, see [Places]
    public static void readAtomic(@Nullable Object owner, int place) {
        access(MemoryObserver.How.READ_ATOMIC, owner, 0, place);
    }

    /// A field is about to be written, or read and written, by an atomic operation.
    ///
    /// @param owner the object; for a static field the class that declares it
    /// @param place the number of the place, see [Places]
    public static void writeAtomic(@Nullable Object owner, int place) {
        access(MemoryObserver.How.WRITE_ATOMIC, owner, 0, place);
    }

    /// An element of an array is about to be read by an atomic operation.
    ///
    /// @param array the array
    /// @param index which element
    /// @param place the number of the place, see [Places]
    public static void readElementAtomic(@Nullable Object array, int index, int place) {
        access(MemoryObserver.How.READ_ATOMIC, array, index, place);
    }

    /// An element of an array is about to be written, or read and written, by an atomic operation.
    ///
    /// @param array the array
    /// @param index which element
    /// @param place the number of the place, see [Places]
    public static void writeElementAtomic(@Nullable Object array, int index, int place) {
        access(MemoryObserver.How.WRITE_ATOMIC, array, index, place);
    }

    /// An iterator or a view has been made: what is done to it is done to the collection that it comes from.
    ///
    /// @param <T>  the type of the view
    /// @param view the iterator or view
    /// @param from the collection, or itself a view of one
    /// @return the view
    public static <T> T derived(T view, Object from) {
        var g = Goroutine.running();
        if (g != null) {
            SharedCollections.derived(view, from);
            var observer = g.plainAccess();
            if (observer != null) {
                observer.derived(view, from);
            }
        }
        return view;
    }

    /// A step has come to a static field, and the access itself follows.
    static void stepAtStatic(JavaThread t, boolean isWrite, Class<?> owner, int place) {
        var observer = t.scheduler().memoryObserver();
        if (observer != null) {
            var how = isWrite ? MemoryObserver.How.WRITE_STEP : MemoryObserver.How.READ_STEP;
            observer.access(t.goroutine(), how, owner, 0, place);
        }
    }

    /// See [MemoryObserver#holder].
    static void holder(JavaThread t, Object holder, int variable) {
        var observer = t.scheduler().memoryObserver();
        if (observer != null) {
            observer.holder(t.goroutine(), holder, variable);
        }
    }

    private static void access(MemoryObserver.How how, @Nullable Object owner, int index, int place) {
        var g = Goroutine.running();
        if (g != null && owner != null && index >= 0) {
            var observer = g.plainAccess();
            if (observer != null) {
                observer.access(g, how, owner, index, place);
            }
        }
    }
}
