package dev.heddle.probe;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.LongBinaryOperator;

/// [LongAccumulator]: each access is a step. Nothing that it does orders anything.
@StandsFor(LongAccumulator.class)
public final class LongAccumulators {
    private LongAccumulators() {}

    @OfConstructor
    public static LongAccumulator make(LongBinaryOperator function, long identity) {
        return Made.now(new LongAccumulator(function, identity));
    }

    public static void accumulate(LongAccumulator a, long x) {
        Adders.write(a);
        a.accumulate(x);
    }

    public static long get(LongAccumulator a) {
        Adders.read(a);
        return a.get();
    }

    public static String toString(LongAccumulator a) {
        Adders.read(a);
        return a.toString();
    }

    public static long longValue(LongAccumulator a) {
        Adders.read(a);
        return a.longValue();
    }

    public static int intValue(LongAccumulator a) {
        Adders.read(a);
        return a.intValue();
    }

    public static float floatValue(LongAccumulator a) {
        Adders.read(a);
        return a.floatValue();
    }

    public static double doubleValue(LongAccumulator a) {
        Adders.read(a);
        return a.doubleValue();
    }

    public static void reset(LongAccumulator a) {
        Adders.write(a);
        a.reset();
    }

    public static long getThenReset(LongAccumulator a) {
        Adders.write(a);
        return a.getThenReset();
    }
}
