package dev.heddle.probe;

import static dev.heddle.operation.MemoryMode.ACQUIRE;
import static dev.heddle.operation.MemoryMode.OPAQUE;
import static dev.heddle.operation.MemoryMode.PLAIN;
import static dev.heddle.operation.MemoryMode.RELEASE;
import static dev.heddle.operation.MemoryMode.VOLATILE;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/// [AtomicInteger]: each access is a step. A compare-and-set that fails is a read; a function is applied between
/// two steps, as in the JDK.
@SuppressWarnings("deprecation") // the methods of old are still called
@StandsFor(AtomicInteger.class)
public final class AtomicIntegers {
    private AtomicIntegers() {}

    @OfConstructor
    public static AtomicInteger make() {
        return Made.now(new AtomicInteger());
    }

    @OfConstructor
    public static AtomicInteger make(int initial) {
        return Made.now(new AtomicInteger(initial));
    }

    public static int get(AtomicInteger a) {
        read(a, VOLATILE);
        return a.get();
    }

    public static int getPlain(AtomicInteger a) {
        read(a, PLAIN);
        return a.getPlain();
    }

    public static int getOpaque(AtomicInteger a) {
        read(a, OPAQUE);
        return a.getOpaque();
    }

    public static int getAcquire(AtomicInteger a) {
        read(a, ACQUIRE);
        return a.getAcquire();
    }

    public static int intValue(AtomicInteger a) {
        read(a, VOLATILE);
        return a.intValue();
    }

    public static long longValue(AtomicInteger a) {
        read(a, VOLATILE);
        return a.longValue();
    }

    public static float floatValue(AtomicInteger a) {
        read(a, VOLATILE);
        return a.floatValue();
    }

    public static double doubleValue(AtomicInteger a) {
        read(a, VOLATILE);
        return a.doubleValue();
    }

    public static String toString(AtomicInteger a) {
        read(a, VOLATILE);
        return a.toString();
    }

    public static void set(AtomicInteger a, int next) {
        write(a, next, RELEASE);
        a.set(next);
    }

    public static void lazySet(AtomicInteger a, int next) {
        write(a, next, RELEASE);
        a.lazySet(next);
    }

    public static void setPlain(AtomicInteger a, int next) {
        write(a, next, PLAIN);
        a.setPlain(next);
    }

    public static void setOpaque(AtomicInteger a, int next) {
        write(a, next, OPAQUE);
        a.setOpaque(next);
    }

    public static void setRelease(AtomicInteger a, int next) {
        write(a, next, RELEASE);
        a.setRelease(next);
    }

    public static int getAndSet(AtomicInteger a, int next) {
        write(a, next, VOLATILE);
        return a.getAndSet(next);
    }

    public static boolean weakCompareAndSet(AtomicInteger a, int expected, int next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSet(expected, next);
    }

    public static boolean weakCompareAndSetPlain(AtomicInteger a, int expected, int next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetPlain(expected, next);
    }

    public static boolean weakCompareAndSetVolatile(AtomicInteger a, int expected, int next) {
        return compare(a, expected, next, VOLATILE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetVolatile(expected, next);
    }

    public static boolean weakCompareAndSetAcquire(AtomicInteger a, int expected, int next) {
        return compare(a, expected, next, ACQUIRE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetAcquire(expected, next);
    }

    public static boolean weakCompareAndSetRelease(AtomicInteger a, int expected, int next) {
        return compare(a, expected, next, RELEASE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetRelease(expected, next);
    }

    public static boolean compareAndSet(AtomicInteger a, int expected, int next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndSet(expected, next);
    }

    public static int compareAndExchange(AtomicInteger a, int expected, int next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndExchange(expected, next);
    }

    public static int compareAndExchangeAcquire(AtomicInteger a, int expected, int next) {
        compare(a, expected, next, ACQUIRE);
        return a.compareAndExchangeAcquire(expected, next);
    }

    public static int compareAndExchangeRelease(AtomicInteger a, int expected, int next) {
        compare(a, expected, next, RELEASE);
        return a.compareAndExchangeRelease(expected, next);
    }

    public static int getAndIncrement(AtomicInteger a) {
        add(a, 1);
        return a.getAndIncrement();
    }

    public static int getAndDecrement(AtomicInteger a) {
        add(a, -1);
        return a.getAndDecrement();
    }

    public static int incrementAndGet(AtomicInteger a) {
        add(a, 1);
        return a.incrementAndGet();
    }

    public static int decrementAndGet(AtomicInteger a) {
        add(a, -1);
        return a.decrementAndGet();
    }

    public static int getAndAdd(AtomicInteger a, int delta) {
        add(a, delta);
        return a.getAndAdd(delta);
    }

    public static int addAndGet(AtomicInteger a, int delta) {
        add(a, delta);
        return a.addAndGet(delta);
    }

    public static int getAndUpdate(AtomicInteger a, IntUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.getAndUpdate(update);
        }
        while (true) {
            var before = get(a);
            var next = update.applyAsInt(before);
            if (compareAndSet(a, before, next)) {
                return before;
            }
        }
    }

    public static int updateAndGet(AtomicInteger a, IntUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.updateAndGet(update);
        }
        while (true) {
            var before = get(a);
            var next = update.applyAsInt(before);
            if (compareAndSet(a, before, next)) {
                return next;
            }
        }
    }

    public static int getAndAccumulate(AtomicInteger a, int given, IntBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.getAndAccumulate(given, accumulate)
                : getAndUpdate(a, before -> accumulate.applyAsInt(before, given));
    }

    public static int accumulateAndGet(AtomicInteger a, int given, IntBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.accumulateAndGet(given, accumulate)
                : updateAndGet(a, before -> accumulate.applyAsInt(before, given));
    }

    private static void read(AtomicInteger a, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, mode, Location.of(t, a, a.get()));
        }
    }

    private static void write(AtomicInteger a, int next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(t, mode, Location.of(t, a, a.get()), next);
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static boolean compare(AtomicInteger a, int expected, int next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(t, mode, Location.of(t, a, a.get()), expected, next);
        return true;
    }

    private static void add(AtomicInteger a, int delta) {
        var t = JavaThread.current();
        if (t != null) {
            Location.update(t, Location.of(t, a, a.get()), delta);
        }
    }
}
