package dev.heddle.probe;

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
        read(a);
        return a.get();
    }

    public static boolean getPlain(AtomicBoolean a) {
        read(a);
        return a.getPlain();
    }

    public static boolean getOpaque(AtomicBoolean a) {
        read(a);
        return a.getOpaque();
    }

    public static boolean getAcquire(AtomicBoolean a) {
        read(a);
        return a.getAcquire();
    }

    public static String toString(AtomicBoolean a) {
        read(a);
        return a.toString();
    }

    public static void set(AtomicBoolean a, boolean next) {
        write(a, next);
        a.set(next);
    }

    public static void lazySet(AtomicBoolean a, boolean next) {
        write(a, next);
        a.lazySet(next);
    }

    public static void setPlain(AtomicBoolean a, boolean next) {
        write(a, next);
        a.setPlain(next);
    }

    public static void setOpaque(AtomicBoolean a, boolean next) {
        write(a, next);
        a.setOpaque(next);
    }

    public static void setRelease(AtomicBoolean a, boolean next) {
        write(a, next);
        a.setRelease(next);
    }

    public static boolean getAndSet(AtomicBoolean a, boolean next) {
        write(a, next);
        return a.getAndSet(next);
    }

    public static boolean weakCompareAndSet(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next) ? a.compareAndSet(expected, next) : a.weakCompareAndSet(expected, next);
    }

    public static boolean weakCompareAndSetPlain(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next) ? a.compareAndSet(expected, next) : a.weakCompareAndSetPlain(expected, next);
    }

    public static boolean weakCompareAndSetVolatile(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetVolatile(expected, next);
    }

    public static boolean weakCompareAndSetAcquire(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetAcquire(expected, next);
    }

    public static boolean weakCompareAndSetRelease(AtomicBoolean a, boolean expected, boolean next) {
        return compare(a, expected, next)
                ? a.compareAndSet(expected, next)
                : a.weakCompareAndSetRelease(expected, next);
    }

    public static boolean compareAndSet(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next);
        return a.compareAndSet(expected, next);
    }

    public static boolean compareAndExchange(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next);
        return a.compareAndExchange(expected, next);
    }

    public static boolean compareAndExchangeAcquire(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next);
        return a.compareAndExchangeAcquire(expected, next);
    }

    public static boolean compareAndExchangeRelease(AtomicBoolean a, boolean expected, boolean next) {
        compare(a, expected, next);
        return a.compareAndExchangeRelease(expected, next);
    }

    private static void read(AtomicBoolean a) {
        var t = JavaThread.current();
        if (t != null) {
            Location.read(t, Location.of(t, a, (a.get() ? 1 : 0)));
        }
    }

    private static void write(AtomicBoolean a, boolean next) {
        var t = JavaThread.current();
        if (t != null) {
            Location.write(t, Location.of(t, a, (a.get() ? 1 : 0)), (next ? 1 : 0));
        }
    }

    /// The step of a compare-and-set; false if there is none. After it, the real one must not fail for no reason.
    private static boolean compare(AtomicBoolean a, boolean expected, boolean next) {
        var t = JavaThread.current();
        if (t == null) {
            return false;
        }
        Location.compareAndSet(t, Location.of(t, a, (a.get() ? 1 : 0)), (expected ? 1 : 0), (next ? 1 : 0));
        return true;
    }
}
