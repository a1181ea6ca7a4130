package dev.heddle.probe;

import static dev.heddle.operation.MemoryMode.ACQUIRE;
import static dev.heddle.operation.MemoryMode.OPAQUE;
import static dev.heddle.operation.MemoryMode.PLAIN;
import static dev.heddle.operation.MemoryMode.RELEASE;
import static dev.heddle.operation.MemoryMode.VOLATILE;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/// [AtomicReference]: each access is a step. A compare-and-set that fails is a read; a function is applied between
/// two steps, as in the JDK.
@SuppressWarnings({"deprecation", "NullAway"}) // the methods of old are still called; null is what the caller says
@StandsFor(AtomicReference.class)
public final class AtomicReferences {
    private AtomicReferences() {}

    @OfConstructor
    public static <V> AtomicReference<V> make() {
        return Made.now(new AtomicReference<>());
    }

    @OfConstructor
    public static <V> AtomicReference<V> make(V initial) {
        return Made.now(new AtomicReference<>(initial));
    }

    public static <V> V get(AtomicReference<V> a) {
        read(a, VOLATILE);
        return a.get();
    }

    public static <V> V getPlain(AtomicReference<V> a) {
        read(a, PLAIN);
        return a.getPlain();
    }

    public static <V> V getOpaque(AtomicReference<V> a) {
        read(a, OPAQUE);
        return a.getOpaque();
    }

    public static <V> V getAcquire(AtomicReference<V> a) {
        read(a, ACQUIRE);
        return a.getAcquire();
    }

    public static <V> String toString(AtomicReference<V> a) {
        read(a, VOLATILE);
        return a.toString();
    }

    public static <V> void set(AtomicReference<V> a, V next) {
        write(a, next, RELEASE);
        a.set(next);
    }

    public static <V> void lazySet(AtomicReference<V> a, V next) {
        write(a, next, RELEASE);
        a.lazySet(next);
    }

    public static <V> void setPlain(AtomicReference<V> a, V next) {
        write(a, next, PLAIN);
        a.setPlain(next);
    }

    public static <V> void setOpaque(AtomicReference<V> a, V next) {
        write(a, next, OPAQUE);
        a.setOpaque(next);
    }

    public static <V> void setRelease(AtomicReference<V> a, V next) {
        write(a, next, RELEASE);
        a.setRelease(next);
    }

    public static <V> V getAndSet(AtomicReference<V> a, V next) {
        write(a, next, VOLATILE);
        return a.getAndSet(next);
    }

    public static <V> boolean weakCompareAndSet(AtomicReference<V> a, V expected, V next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSet(expected, next);
    }

    public static <V> boolean weakCompareAndSetPlain(AtomicReference<V> a, V expected, V next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetPlain(expected, next);
    }

    public static <V> boolean weakCompareAndSetVolatile(AtomicReference<V> a, V expected, V next) {
        return compare(a, expected, next, VOLATILE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetVolatile(expected, next);
    }

    public static <V> boolean weakCompareAndSetAcquire(AtomicReference<V> a, V expected, V next) {
        return compare(a, expected, next, ACQUIRE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetAcquire(expected, next);
    }

    public static <V> boolean weakCompareAndSetRelease(AtomicReference<V> a, V expected, V next) {
        return compare(a, expected, next, RELEASE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetRelease(expected, next);
    }

    public static <V> boolean compareAndSet(AtomicReference<V> a, V expected, V next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndSet(expected, next);
    }

    public static <V> V compareAndExchange(AtomicReference<V> a, V expected, V next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndExchange(expected, next);
    }

    public static <V> V compareAndExchangeAcquire(AtomicReference<V> a, V expected, V next) {
        compare(a, expected, next, ACQUIRE);
        return a.compareAndExchangeAcquire(expected, next);
    }

    public static <V> V compareAndExchangeRelease(AtomicReference<V> a, V expected, V next) {
        compare(a, expected, next, RELEASE);
        return a.compareAndExchangeRelease(expected, next);
    }

    public static <V> V getAndUpdate(AtomicReference<V> a, UnaryOperator<V> update) {
        if (JavaThread.current() == null) {
            return a.getAndUpdate(update);
        }
        while (true) {
            var before = get(a);
            var next = update.apply(before);
            if (compareAndSet(a, before, next)) {
                return before;
            }
        }
    }

    public static <V> V updateAndGet(AtomicReference<V> a, UnaryOperator<V> update) {
        if (JavaThread.current() == null) {
            return a.updateAndGet(update);
        }
        while (true) {
            var before = get(a);
            var next = update.apply(before);
            if (compareAndSet(a, before, next)) {
                return next;
            }
        }
    }

    public static <V> V getAndAccumulate(AtomicReference<V> a, V given, BinaryOperator<V> accumulate) {
        return JavaThread.current() == null
                ? a.getAndAccumulate(given, accumulate)
                : getAndUpdate(a, before -> accumulate.apply(before, given));
    }

    public static <V> V accumulateAndGet(AtomicReference<V> a, V given, BinaryOperator<V> accumulate) {
        return JavaThread.current() == null
                ? a.accumulateAndGet(given, accumulate)
                : updateAndGet(a, before -> accumulate.apply(before, given));
    }

    private static void read(AtomicReference<?> a, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, mode, Location.of(t, a, t.execution().value(a.get())));
        }
    }

    private static <V> void write(AtomicReference<V> a, V next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(
                    t,
                    mode,
                    Location.of(t, a, t.execution().value(a.get())),
                    t.execution().value(next));
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static <V> boolean compare(AtomicReference<V> a, V expected, V next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(
                t,
                mode,
                Location.of(t, a, t.execution().value(a.get())),
                t.execution().value(expected),
                t.execution().value(next));
        return true;
    }
}
