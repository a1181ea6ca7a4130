package dev.heddle.probe;

import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.DoubleBinaryOperator;

/// [DoubleAccumulator]: each access is a step. Nothing that it does orders anything.
@StandsFor(DoubleAccumulator.class)
public final class DoubleAccumulators {
    private DoubleAccumulators() {}

    @OfConstructor
    public static DoubleAccumulator make(DoubleBinaryOperator function, double identity) {
        return Made.now(new DoubleAccumulator(function, identity));
    }

    public static void accumulate(DoubleAccumulator a, double x) {
        Adders.write(a);
        a.accumulate(x);
    }

    public static double get(DoubleAccumulator a) {
        Adders.read(a);
        return a.get();
    }

    public static String toString(DoubleAccumulator a) {
        Adders.read(a);
        return a.toString();
    }

    public static long longValue(DoubleAccumulator a) {
        Adders.read(a);
        return a.longValue();
    }

    public static int intValue(DoubleAccumulator a) {
        Adders.read(a);
        return a.intValue();
    }

    public static float floatValue(DoubleAccumulator a) {
        Adders.read(a);
        return a.floatValue();
    }

    public static double doubleValue(DoubleAccumulator a) {
        Adders.read(a);
        return a.doubleValue();
    }

    public static void reset(DoubleAccumulator a) {
        Adders.write(a);
        a.reset();
    }

    public static double getThenReset(DoubleAccumulator a) {
        Adders.write(a);
        return a.getThenReset();
    }
}
