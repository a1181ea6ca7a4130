package dev.heddle.probe;

import java.util.concurrent.atomic.LongAdder;

/// [LongAdder]: an addition is a step, and additions can be swapped with each other. Nothing that it does orders
/// anything.
@StandsFor(LongAdder.class)
public final class LongAdders {
    private LongAdders() {}

    @OfConstructor
    public static LongAdder make() {
        return Made.now(new LongAdder());
    }

    public static void add(LongAdder a, long x) {
        Adders.add(a);
        a.add(x);
    }

    public static void increment(LongAdder a) {
        Adders.add(a);
        a.increment();
    }

    public static void decrement(LongAdder a) {
        Adders.add(a);
        a.decrement();
    }

    public static long sum(LongAdder a) {
        Adders.read(a);
        return a.sum();
    }

    public static String toString(LongAdder a) {
        Adders.read(a);
        return a.toString();
    }

    public static long longValue(LongAdder a) {
        Adders.read(a);
        return a.longValue();
    }

    public static int intValue(LongAdder a) {
        Adders.read(a);
        return a.intValue();
    }

    public static float floatValue(LongAdder a) {
        Adders.read(a);
        return a.floatValue();
    }

    public static double doubleValue(LongAdder a) {
        Adders.read(a);
        return a.doubleValue();
    }

    public static void reset(LongAdder a) {
        Adders.write(a);
        a.reset();
    }

    public static long sumThenReset(LongAdder a) {
        Adders.write(a);
        return a.sumThenReset();
    }
}
