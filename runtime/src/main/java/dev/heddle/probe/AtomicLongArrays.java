package dev.heddle.probe;

import static dev.heddle.operation.MemoryMode.ACQUIRE;
import static dev.heddle.operation.MemoryMode.OPAQUE;
import static dev.heddle.operation.MemoryMode.PLAIN;
import static dev.heddle.operation.MemoryMode.RELEASE;
import static dev.heddle.operation.MemoryMode.VOLATILE;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// [AtomicLongArray]: each access to an element is a step, and each element a variable of its own.
@SuppressWarnings("deprecation") // the methods of old are still called
@StandsFor(AtomicLongArray.class)
public final class AtomicLongArrays {
    private AtomicLongArrays() {}

    @OfConstructor
    public static AtomicLongArray make(int length) {
        return Made.now(new AtomicLongArray(length));
    }

    @OfConstructor
    public static AtomicLongArray make(long[] elements) {
        return Made.now(new AtomicLongArray(elements));
    }

    public static long get(AtomicLongArray a, int i) {
        read(a, i, VOLATILE);
        return a.get(i);
    }

    public static long getPlain(AtomicLongArray a, int i) {
        read(a, i, PLAIN);
        return a.getPlain(i);
    }

    public static long getOpaque(AtomicLongArray a, int i) {
        read(a, i, OPAQUE);
        return a.getOpaque(i);
    }

    public static long getAcquire(AtomicLongArray a, int i) {
        read(a, i, ACQUIRE);
        return a.getAcquire(i);
    }

    public static String toString(AtomicLongArray a) {
        for (int i = 0; i < a.length() && JavaThread.current() != null; i++) {
            read(a, i, VOLATILE);
        }
        return a.toString();
    }

    public static void set(AtomicLongArray a, int i, long next) {
        write(a, i, next, RELEASE);
        a.set(i, next);
    }

    public static void lazySet(AtomicLongArray a, int i, long next) {
        write(a, i, next, RELEASE);
        a.lazySet(i, next);
    }

    public static void setPlain(AtomicLongArray a, int i, long next) {
        write(a, i, next, PLAIN);
        a.setPlain(i, next);
    }

    public static void setOpaque(AtomicLongArray a, int i, long next) {
        write(a, i, next, OPAQUE);
        a.setOpaque(i, next);
    }

    public static void setRelease(AtomicLongArray a, int i, long next) {
        write(a, i, next, RELEASE);
        a.setRelease(i, next);
    }

    public static long getAndSet(AtomicLongArray a, int i, long next) {
        write(a, i, next, VOLATILE);
        return a.getAndSet(i, next);
    }

    public static boolean weakCompareAndSet(AtomicLongArray a, int i, long expected, long next) {
        return compare(a, i, expected, next, OPAQUE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSet(i, expected, next);
    }

    public static boolean weakCompareAndSetPlain(AtomicLongArray a, int i, long expected, long next) {
        return compare(a, i, expected, next, OPAQUE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetPlain(i, expected, next);
    }

    public static boolean weakCompareAndSetVolatile(AtomicLongArray a, int i, long expected, long next) {
        return compare(a, i, expected, next, VOLATILE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetVolatile(i, expected, next);
    }

    public static boolean weakCompareAndSetAcquire(AtomicLongArray a, int i, long expected, long next) {
        return compare(a, i, expected, next, ACQUIRE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetAcquire(i, expected, next);
    }

    public static boolean weakCompareAndSetRelease(AtomicLongArray a, int i, long expected, long next) {
        return compare(a, i, expected, next, RELEASE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetRelease(i, expected, next);
    }

    public static boolean compareAndSet(AtomicLongArray a, int i, long expected, long next) {
        compare(a, i, expected, next, VOLATILE);
        return a.compareAndSet(i, expected, next);
    }

    public static long compareAndExchange(AtomicLongArray a, int i, long expected, long next) {
        compare(a, i, expected, next, VOLATILE);
        return a.compareAndExchange(i, expected, next);
    }

    public static long compareAndExchangeAcquire(AtomicLongArray a, int i, long expected, long next) {
        compare(a, i, expected, next, ACQUIRE);
        return a.compareAndExchangeAcquire(i, expected, next);
    }

    public static long compareAndExchangeRelease(AtomicLongArray a, int i, long expected, long next) {
        compare(a, i, expected, next, RELEASE);
        return a.compareAndExchangeRelease(i, expected, next);
    }

    public static long getAndIncrement(AtomicLongArray a, int i) {
        add(a, i, 1);
        return a.getAndIncrement(i);
    }

    public static long getAndDecrement(AtomicLongArray a, int i) {
        add(a, i, -1);
        return a.getAndDecrement(i);
    }

    public static long incrementAndGet(AtomicLongArray a, int i) {
        add(a, i, 1);
        return a.incrementAndGet(i);
    }

    public static long decrementAndGet(AtomicLongArray a, int i) {
        add(a, i, -1);
        return a.decrementAndGet(i);
    }

    public static long getAndAdd(AtomicLongArray a, int i, long delta) {
        add(a, i, delta);
        return a.getAndAdd(i, delta);
    }

    public static long addAndGet(AtomicLongArray a, int i, long delta) {
        add(a, i, delta);
        return a.addAndGet(i, delta);
    }

    public static long getAndUpdate(AtomicLongArray a, int i, LongUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.getAndUpdate(i, update);
        }
        while (true) {
            var before = get(a, i);
            var next = update.applyAsLong(before);
            if (compareAndSet(a, i, before, next)) {
                return before;
            }
        }
    }

    public static long updateAndGet(AtomicLongArray a, int i, LongUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.updateAndGet(i, update);
        }
        while (true) {
            var before = get(a, i);
            var next = update.applyAsLong(before);
            if (compareAndSet(a, i, before, next)) {
                return next;
            }
        }
    }

    public static long getAndAccumulate(AtomicLongArray a, int i, long given, LongBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.getAndAccumulate(i, given, accumulate)
                : getAndUpdate(a, i, before -> accumulate.applyAsLong(before, given));
    }

    public static long accumulateAndGet(AtomicLongArray a, int i, long given, LongBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.accumulateAndGet(i, given, accumulate)
                : updateAndGet(a, i, before -> accumulate.applyAsLong(before, given));
    }

    private static void read(AtomicLongArray a, int i, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, mode, Location.ofElement(t, a, i, a.get(i)));
        }
    }

    private static void write(AtomicLongArray a, int i, long next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(t, mode, Location.ofElement(t, a, i, a.get(i)), next);
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static boolean compare(AtomicLongArray a, int i, long expected, long next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(t, mode, Location.ofElement(t, a, i, a.get(i)), expected, next);
        return true;
    }

    private static void add(AtomicLongArray a, int i, long delta) {
        var t = JavaThread.current();
        if (t != null) {
            Location.update(t, Location.ofElement(t, a, i, a.get(i)), delta);
        }
    }
}
