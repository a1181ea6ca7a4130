package dev.heddle.probe;

import static dev.heddle.operation.MemoryMode.ACQUIRE;
import static dev.heddle.operation.MemoryMode.OPAQUE;
import static dev.heddle.operation.MemoryMode.PLAIN;
import static dev.heddle.operation.MemoryMode.RELEASE;
import static dev.heddle.operation.MemoryMode.VOLATILE;

import dev.heddle.operation.MemoryMode;
import java.util.concurrent.atomic.AtomicBoolean;

/// [AtomicBoolean]: each access is a step. A compare-and-set that fails is a read.
@SuppressWarnings("deprecation") // the methods of old are still called
@StandsFor(AtomicBoolean.class)
public final class AtomicBooleans {
    private AtomicBooleans() {}

    @OfConstructor
    public static AtomicBoolean make() {
        return Made.now(new AtomicBoolean());
    }

    @OfConstructor
    public static AtomicBoolean make(boolean initial) {
        return Made.now(new AtomicBoolean(initial));
    }

    public static boolean get(AtomicBoolean a) {
        read(a, VOLATILE);
        return a.get();
    }

    public static boolean getPlain(AtomicBoolean a) {
        read(a, PLAIN);
        return a.getPlain();
    }

    public static boolean getOpaque(AtomicBoolean a) {
        read(a, OPAQUE);
        return a.getOpaque();
    }

    public static boolean getAcquire(AtomicBoolean a) {
        read(a, ACQUIRE);
        return a.getAcquire();
    }

    public static String toString(AtomicBoolean a) {
        read(a, VOLATILE);
        return a.toString();
    }

    public static void set(AtomicBoolean a, boolean next) {
        write(a, next, RELEASE);
        a.set(next);
    }

    public static void lazySet(AtomicBoolean a, boolean next) {
        write(a, next, RELEASE);
        a.lazySet(next);
    }

    public static void setPlain(AtomicBoolean a, boolean next) {
        write(a, next, PLAIN);
        a.setPlain(next);
    }

    public static void setOpaque(AtomicBoolean a, boolean next) {
        write(a, next, OPAQUE);
        a.setOpaque(next);
    }

    public static void setRelease(AtomicBoolean a, boolean next) {
        write(a, next, RELEASE);
        a.setRelease(next);
    }

    public static boolean getAndSet(AtomicBoolean a, boolean next) {
        write(a, next, VOLATILE);
        return a.getAndSet(next);
    }

    public static boolean weakCompareAndSet(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSet(expected, next);
    }

    public static boolean weakCompareAndSetPlain(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next, OPAQUE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetPlain(expected, next);
    }

    public static boolean weakCompareAndSetVolatile(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next, VOLATILE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetVolatile(expected, next);
    }

    public static boolean weakCompareAndSetAcquire(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next, ACQUIRE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetAcquire(expected, next);
    }

    public static boolean weakCompareAndSetRelease(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next, RELEASE)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetRelease(expected, next);
    }

    public static boolean compareAndSet(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndSet(expected, next);
    }

    public static boolean compareAndExchange(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next, VOLATILE);
        return a.compareAndExchange(expected, next);
    }

    public static boolean compareAndExchangeAcquire(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next, ACQUIRE);
        return a.compareAndExchangeAcquire(expected, next);
    }

    public static boolean compareAndExchangeRelease(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next, RELEASE);
        return a.compareAndExchangeRelease(expected, next);
    }

    private static void read(AtomicBoolean a, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, mode, Location.of(t, a, (a.get() ? 1 : 0)));
        }
    }

    private static void write(AtomicBoolean a, boolean next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(t, mode, Location.of(t, a, (a.get() ? 1 : 0)), (next ? 1 : 0));
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static boolean compare(AtomicBoolean a, boolean expected, boolean next, MemoryMode mode) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(t, mode, Location.of(t, a, (a.get() ? 1 : 0)), (expected ? 1 : 0), (next ? 1 : 0));
        return true;
    }
}
