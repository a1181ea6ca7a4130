package dev.heddle.probe;

import static dev.heddle.operation.MemoryMode.ACQUIRE;
import static dev.heddle.operation.MemoryMode.OPAQUE;
import static dev.heddle.operation.MemoryMode.PLAIN;
import static dev.heddle.operation.MemoryMode.RELEASE;
import static dev.heddle.operation.MemoryMode.VOLATILE;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/// [AtomicIntegerArray]: each access to an element is a step, and each element a variable of its own.
@SuppressWarnings("deprecation") // the methods of old are still called
@StandsFor(AtomicIntegerArray.class)
public final class AtomicIntegerArrays {
    private AtomicIntegerArrays() {}

    @OfConstructor
    public static AtomicIntegerArray make(int length) {
        return Made.now(new AtomicIntegerArray(length));
    }

    @OfConstructor
    public static AtomicIntegerArray make(int[] elements) {
        return Made.now(new AtomicIntegerArray(elements));
    }

    public static int get(AtomicIntegerArray a, int i) {
        read(a, i, VOLATILE);
        return a.get(i);
    }

    public static int getPlain(AtomicIntegerArray a, int i) {
        read(a, i, PLAIN);
        return a.getPlain(i);
    }

    public static int getOpaque(AtomicIntegerArray a, int i) {
        read(a, i, OPAQUE);
        return a.getOpaque(i);
    }

    public static int getAcquire(AtomicIntegerArray a, int i) {
        read(a, i, ACQUIRE);
        return a.getAcquire(i);
    }

    public static String toString(AtomicIntegerArray a) {
        for (int i = 0; i < a.length() && JavaThread.current() != null; i++) {
            read(a, i, VOLATILE);
        }
        return a.toString();
    }

    public static void set(AtomicIntegerArray a, int i, int next) {
        write(a, i, next, RELEASE);
        a.set(i, next);
    }

    public static void lazySet(AtomicIntegerArray a, int i, int next) {
        write(a, i, next, RELEASE);
        a.lazySet(i, next);
    }

    public static void setPlain(AtomicIntegerArray a, int i, int next) {
        write(a, i, next, PLAIN);
        a.setPlain(i, next);
    }

    public static void setOpaque(AtomicIntegerArray a, int i, int next) {
        write(a, i, next, OPAQUE);
        a.setOpaque(i, next);
    }

    public static void setRelease(AtomicIntegerArray a, int i, int next) {
        write(a, i, next, RELEASE);
        a.setRelease(i, next);
    }

    public static int getAndSet(AtomicIntegerArray a, int i, int next) {
        write(a, i, next, VOLATILE);
        return a.getAndSet(i, next);
    }

    public static boolean weakCompareAndSet(AtomicIntegerArray a, int i, int expected, int next) {
        return compare(a, i, expected, next, OPAQUE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSet(i, expected, next);
    }

    public static boolean weakCompareAndSetPlain(AtomicIntegerArray a, int i, int expected, int next) {
        return compare(a, i, expected, next, OPAQUE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetPlain(i, expected, next);
    }

    public static boolean weakCompareAndSetVolatile(AtomicIntegerArray a, int i, int expected, int next) {
        return compare(a, i, expected, next, VOLATILE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetVolatile(i, expected, next);
    }

    public static boolean weakCompareAndSetAcquire(AtomicIntegerArray a, int i, int expected, int next) {
        return compare(a, i, expected, next, ACQUIRE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetAcquire(i, expected, next);
    }

    public static boolean weakCompareAndSetRelease(AtomicIntegerArray a, int i, int expected, int next) {
        return compare(a, i, expected, next, RELEASE)
                ? a.compareAndSet(i, expected, next)
                : a.weakCompareAndSetRelease(i, expected, next);
    }

    public static boolean compareAndSet(AtomicIntegerArray a, int i, int expected, int next) {
        compare(a, i, expected, next, VOLATILE);
        return a.compareAndSet(i, expected, next);
    }

    public static int compareAndExchange(AtomicIntegerArray a, int i, int expected, int next) {
        compare(a, i, expected, next, VOLATILE);
        return a.compareAndExchange(i, expected, next);
    }

    public static int compareAndExchangeAcquire(AtomicIntegerArray a, int i, int expected, int next) {
        compare(a, i, expected, next, ACQUIRE);
        return a.compareAndExchangeAcquire(i, expected, next);
    }

    public static int compareAndExchangeRelease(AtomicIntegerArray a, int i, int expected, int next) {
        compare(a, i, expected, next, RELEASE);
        return a.compareAndExchangeRelease(i, expected, next);
    }

    public static int getAndIncrement(AtomicIntegerArray a, int i) {
        add(a, i, 1);
        return a.getAndIncrement(i);
    }

    public static int getAndDecrement(AtomicIntegerArray a, int i) {
        add(a, i, -1);
        return a.getAndDecrement(i);
    }

    public static int incrementAndGet(AtomicIntegerArray a, int i) {
        add(a, i, 1);
        return a.incrementAndGet(i);
    }

    public static int decrementAndGet(AtomicIntegerArray a, int i) {
        add(a, i, -1);
        return a.decrementAndGet(i);
    }

    public static int getAndAdd(AtomicIntegerArray a, int i, int delta) {
        add(a, i, delta);
        return a.getAndAdd(i, delta);
    }

    public static int addAndGet(AtomicIntegerArray a, int i, int delta) {
        add(a, i, delta);
        return a.addAndGet(i, delta);
    }

    public static int getAndUpdate(AtomicIntegerArray a, int i, IntUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.getAndUpdate(i, update);
        }
        while (true) {
            var before = get(a, i);
            var next = update.applyAsInt(before);
            if (compareAndSet(a, i, before, next)) {
                return before;
            }
        }
    }

    public static int updateAndGet(AtomicIntegerArray a, int i, IntUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.updateAndGet(i, update);
        }
        while (true) {
            var before = get(a, i);
            var next = update.applyAsInt(before);
            if (compareAndSet(a, i, before, next)) {
                return next;
            }
        }
    }

    public static int getAndAccumulate(AtomicIntegerArray a, int i, int given, IntBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.getAndAccumulate(i, given, accumulate)
                : getAndUpdate(a, i, before -> accumulate.applyAsInt(before, given));
    }

    public static int accumulateAndGet(AtomicIntegerArray a, int i, int given, IntBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.accumulateAndGet(i, given, accumulate)
                : updateAndGet(a, i, before -> accumulate.applyAsInt(before, given));
    }

    private static void read(AtomicIntegerArray a, int i, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, mode, Location.ofElement(t, a, i, a.get(i)));
        }
    }

    private static void write(AtomicIntegerArray a, int i, int next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(t, mode, Location.ofElement(t, a, i, a.get(i)), next);
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static boolean compare(AtomicIntegerArray a, int i, int expected, int next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(t, mode, Location.ofElement(t, a, i, a.get(i)), expected, next);
        return true;
    }

    private static void add(AtomicIntegerArray a, int i, int delta) {
        var t = JavaThread.current();
        if (t != null) {
            Location.update(t, Location.ofElement(t, a, i, a.get(i)), delta);
        }
    }
}
