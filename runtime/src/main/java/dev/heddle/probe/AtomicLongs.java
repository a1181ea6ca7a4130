package dev.heddle.probe;

import static dev.heddle.operation.MemoryMode.ACQUIRE;
import static dev.heddle.operation.MemoryMode.OPAQUE;
import static dev.heddle.operation.MemoryMode.PLAIN;
import static dev.heddle.operation.MemoryMode.RELEASE;
import static dev.heddle.operation.MemoryMode.VOLATILE;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/// [AtomicLong]: each access is a step. A compare-and-set that fails is a read; a function is applied between two
/// steps, as in the JDK.
@SuppressWarnings("deprecation") // the methods of old are still called
@StandsFor(AtomicLong.class)
public final class AtomicLongs {
    private AtomicLongs() {}

    @OfConstructor
    public static AtomicLong make() {
        return Made.now(new AtomicLong());
    }

    @OfConstructor
    public static AtomicLong make(long initial) {
        return Made.now(new AtomicLong(initial));
    }

    public static long get(AtomicLong a) {
        read(a, VOLATILE);
        return a.get();
    }

    public static long getPlain(AtomicLong a) {
        read(a, PLAIN);
        return a.getPlain();
    }

    public static long getOpaque(AtomicLong a) {
        read(a, OPAQUE);
        return a.getOpaque();
    }

    public static long getAcquire(AtomicLong a) {
        read(a, ACQUIRE);
        return a.getAcquire();
    }

    public static int intValue(AtomicLong a) {
        read(a, VOLATILE);
        return a.intValue();
    }

    public static long longValue(AtomicLong a) {
        read(a, VOLATILE);
        return a.longValue();
    }

    public static float floatValue(AtomicLong a) {
        read(a, VOLATILE);
        return a.floatValue();
    }

    public static double doubleValue(AtomicLong a) {
        read(a, VOLATILE);
        return a.doubleValue();
    }

    public static String toString(AtomicLong a) {
        read(a, VOLATILE);
        return a.toString();
    }

    public static void set(AtomicLong a, long next) {
        write(a, next, RELEASE);
        a.set(next);
    }

    public static void lazySet(AtomicLong a, long next) {
        write(a, next, RELEASE);
        a.lazySet(next);
    }

    public static void setPlain(AtomicLong a, long next) {
        write(a, next, PLAIN);
        a.setPlain(next);
    }

    public static void setOpaque(AtomicLong a, long next) {
        write(a, next, OPAQUE);
        a.setOpaque(next);
    }

    public static void setRelease(AtomicLong a, long next) {
        write(a, next, RELEASE);
        a.setRelease(next);
    }

    public static long getAndSet(AtomicLong a, long next) {
        write(a, next, VOLATILE);
        return a.getAndSet(next);
    }

    public static boolean weakCompareAndSet(AtomicLong a, long expected, long next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSet(expected, next);
    }

    public static boolean weakCompareAndSetPlain(AtomicLong a, long expected, long next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetPlain(expected, next);
    }

    public static boolean weakCompareAndSetVolatile(AtomicLong a, long expected, long next) {
        return compare(a, expected, next, VOLATILE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetVolatile(expected, next);
    }

    public static boolean weakCompareAndSetAcquire(AtomicLong a, long expected, long next) {
        return compare(a, expected, next, ACQUIRE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetAcquire(expected, next);
    }

    public static boolean weakCompareAndSetRelease(AtomicLong a, long expected, long next) {
        return compare(a, expected, next, RELEASE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetRelease(expected, next);
    }

    public static boolean compareAndSet(AtomicLong a, long expected, long next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndSet(expected, next);
    }

    public static long compareAndExchange(AtomicLong a, long expected, long next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndExchange(expected, next);
    }

    public static long compareAndExchangeAcquire(AtomicLong a, long expected, long next) {
        compare(a, expected, next, ACQUIRE);
        return a.compareAndExchangeAcquire(expected, next);
    }

    public static long compareAndExchangeRelease(AtomicLong a, long expected, long next) {
        compare(a, expected, next, RELEASE);
        return a.compareAndExchangeRelease(expected, next);
    }

    public static long getAndIncrement(AtomicLong a) {
        add(a, 1);
        return a.getAndIncrement();
    }

    public static long getAndDecrement(AtomicLong a) {
        add(a, -1);
        return a.getAndDecrement();
    }

    public static long incrementAndGet(AtomicLong a) {
        add(a, 1);
        return a.incrementAndGet();
    }

    public static long decrementAndGet(AtomicLong a) {
        add(a, -1);
        return a.decrementAndGet();
    }

    public static long getAndAdd(AtomicLong a, long delta) {
        add(a, delta);
        return a.getAndAdd(delta);
    }

    public static long addAndGet(AtomicLong a, long delta) {
        add(a, delta);
        return a.addAndGet(delta);
    }

    public static long getAndUpdate(AtomicLong a, LongUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.getAndUpdate(update);
        }
        while (true) {
            var before = get(a);
            var next = update.applyAsLong(before);
            if (compareAndSet(a, before, next)) {
                return before;
            }
        }
    }

    public static long updateAndGet(AtomicLong a, LongUnaryOperator update) {
        if (JavaThread.current() == null) {
            return a.updateAndGet(update);
        }
        while (true) {
            var before = get(a);
            var next = update.applyAsLong(before);
            if (compareAndSet(a, before, next)) {
                return next;
            }
        }
    }

    public static long getAndAccumulate(AtomicLong a, long given, LongBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.getAndAccumulate(given, accumulate)
                : getAndUpdate(a, before -> accumulate.applyAsLong(before, given));
    }

    public static long accumulateAndGet(AtomicLong a, long given, LongBinaryOperator accumulate) {
        return JavaThread.current() == null
                ? a.accumulateAndGet(given, accumulate)
                : updateAndGet(a, before -> accumulate.applyAsLong(before, given));
    }

    private static void read(AtomicLong a, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, mode, Location.of(t, a, a.get()));
        }
    }

    private static void write(AtomicLong a, long next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(t, mode, Location.of(t, a, a.get()), next);
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static boolean compare(AtomicLong a, long expected, long next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(t, mode, Location.of(t, a, a.get()), expected, next);
        return true;
    }

    private static void add(AtomicLong a, long delta) {
        var t = JavaThread.current();
        if (t != null) {
            Location.update(t, Location.of(t, a, a.get()), delta);
        }
    }
}
