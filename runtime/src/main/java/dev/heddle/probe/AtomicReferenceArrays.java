package dev.heddle.probe;

import static dev.heddle.operation.MemoryMode.ACQUIRE;
import static dev.heddle.operation.MemoryMode.OPAQUE;
import static dev.heddle.operation.MemoryMode.PLAIN;
import static dev.heddle.operation.MemoryMode.RELEASE;
import static dev.heddle.operation.MemoryMode.VOLATILE;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// [AtomicReferenceArray]: each access to an element is a step, and each element a variable of its own.
@SuppressWarnings("deprecation") // the methods of old are still called
@StandsFor(AtomicReferenceArray.class)
public final class AtomicReferenceArrays {
    private AtomicReferenceArrays() {}

    @OfConstructor
    public static <E> AtomicReferenceArray<E> make(int length) {
        return Made.now(new AtomicReferenceArray<>(length));
    }

    @OfConstructor
    public static <E> AtomicReferenceArray<E> make(E[] elements) {
        return Made.now(new AtomicReferenceArray<>(elements));
    }

    public static <E> E get(AtomicReferenceArray<E> a, int i) {
        read(a, i, VOLATILE);
        return a.get(i);
    }

    public static <E> E getPlain(AtomicReferenceArray<E> a, int i) {
        read(a, i, PLAIN);
        return a.getPlain(i);
    }

    public static <E> E getOpaque(AtomicReferenceArray<E> a, int i) {
        read(a, i, OPAQUE);
        return a.getOpaque(i);
    }

    public static <E> E getAcquire(AtomicReferenceArray<E> a, int i) {
        read(a, i, ACQUIRE);
        return a.getAcquire(i);
    }

    public static <E> String toString(AtomicReferenceArray<E> a) {
        for (int i = 0; i < a.length() && JavaThread.current() != null; i++) {
            read(a, i, VOLATILE);
        }
        return a.toString();
    }

    public static <E> void set(AtomicReferenceArray<E> a, int i, E next) {
        write(a, i, next, RELEASE);
        a.set(i, next);
    }

    public static <E> void lazySet(AtomicReferenceArray<E> a, int i, E next) {
        write(a, i, next, RELEASE);
        a.lazySet(i, next);
    }

    public static <E> void setPlain(AtomicReferenceArray<E> a, int i, E next) {
        write(a, i, next, PLAIN);
        a.setPlain(i, next);
    }

    public static <E> void setOpaque(AtomicReferenceArray<E> a, int i, E next) {
        write(a, i, next, OPAQUE);
        a.setOpaque(i, next);
    }

    public static <E> void setRelease(AtomicReferenceArray<E> a, int i, E next) {
        write(a, i, next, RELEASE);
        a.setRelease(i, next);
    }

    public static <E> E getAndSet(AtomicReferenceArray<E> a, int i, E next) {
        write(a, i, next, VOLATILE);
        return a.getAndSet(i, next);
    }

    public static <E> boolean weakCompareAndSet(AtomicReferenceArray<E> a, int i, E expected, E next) {
        return compare(a, i, expected, next, OPAQUE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSet(i, expected, next);
    }

    public static <E> boolean weakCompareAndSetPlain(AtomicReferenceArray<E> a, int i, E expected, E next) {
        return compare(a, i, expected, next, OPAQUE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetPlain(i, expected, next);
    }

    public static <E> boolean weakCompareAndSetVolatile(AtomicReferenceArray<E> a, int i, E expected, E next) {
        return compare(a, i, expected, next, VOLATILE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetVolatile(i, expected, next);
    }

    public static <E> boolean weakCompareAndSetAcquire(AtomicReferenceArray<E> a, int i, E expected, E next) {
        return compare(a, i, expected, next, ACQUIRE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetAcquire(i, expected, next);
    }

    public static <E> boolean weakCompareAndSetRelease(AtomicReferenceArray<E> a, int i, E expected, E next) {
        return compare(a, i, expected, next, RELEASE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetRelease(i, expected, next);
    }

    public static <E> boolean compareAndSet(AtomicReferenceArray<E> a, int i, E expected, E next) {
        compare(a, i, expected, next, VOLATILE);
        return a.compareAndSet(i, expected, next);
    }

    public static <E> E compareAndExchange(AtomicReferenceArray<E> a, int i, E expected, E next) {
        compare(a, i, expected, next, VOLATILE);
        return a.compareAndExchange(i, expected, next);
    }

    public static <E> E compareAndExchangeAcquire(AtomicReferenceArray<E> a, int i, E expected, E next) {
        compare(a, i, expected, next, ACQUIRE);
        return a.compareAndExchangeAcquire(i, expected, next);
    }

    public static <E> E compareAndExchangeRelease(AtomicReferenceArray<E> a, int i, E expected, E next) {
        compare(a, i, expected, next, RELEASE);
        return a.compareAndExchangeRelease(i, expected, next);
    }

    public static <E> E getAndUpdate(AtomicReferenceArray<E> a, int i, UnaryOperator<E> update) {
        if (JavaThread.current() == null) {
            return a.getAndUpdate(i, update);
        }
        while (true) {
            var before = get(a, i);
            var next = update.apply(before);
            if (compareAndSet(a, i, before, next)) {
                return before;
            }
        }
    }

    public static <E> E updateAndGet(AtomicReferenceArray<E> a, int i, UnaryOperator<E> update) {
        if (JavaThread.current() == null) {
            return a.updateAndGet(i, update);
        }
        while (true) {
            var before = get(a, i);
            var next = update.apply(before);
            if (compareAndSet(a, i, before, next)) {
                return next;
            }
        }
    }

    public static <E> E getAndAccumulate(AtomicReferenceArray<E> a, int i, E given, BinaryOperator<E> accumulate) {
        return JavaThread.current() == null
                ? a.getAndAccumulate(i, given, accumulate)
                : getAndUpdate(a, i, before -> accumulate.apply(before, given));
    }

    public static <E> E accumulateAndGet(AtomicReferenceArray<E> a, int i, E given, BinaryOperator<E> accumulate) {
        return JavaThread.current() == null
                ? a.accumulateAndGet(i, given, accumulate)
                : updateAndGet(a, i, before -> accumulate.apply(before, given));
    }

    private static void read(AtomicReferenceArray<?> a, int i, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, mode, Location.ofElement(t, a, i, t.execution().value(a.get(i))));
        }
    }

    private static <E> void write(AtomicReferenceArray<E> a, int i, E next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(
                    t,
                    mode,
                    Location.ofElement(t, a, i, t.execution().value(a.get(i))),
                    t.execution().value(next));
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static <E> boolean compare(AtomicReferenceArray<E> a, int i, E expected, E next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(
                t,
                mode,
                Location.ofElement(t, a, i, t.execution().value(a.get(i))),
                t.execution().value(expected),
                t.execution().value(next));
        return true;
    }
}
