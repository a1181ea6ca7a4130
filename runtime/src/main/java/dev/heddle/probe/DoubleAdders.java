package dev.heddle.probe;

import java.util.concurrent.atomic.DoubleAdder;

/// [DoubleAdder]: an addition is a step, and additions can be swapped with each other. Nothing that it does orders
/// anything.
@StandsFor(DoubleAdder.class)
public final class DoubleAdders {
    private DoubleAdders() {}

    @OfConstructor
    public static DoubleAdder make() {
        return Made.now(new DoubleAdder());
    }

    public static void add(DoubleAdder a, double x) {
        Adders.add(a);
        a.add(x);
    }

    public static double sum(DoubleAdder a) {
        Adders.read(a);
        return a.sum();
    }

    public static String toString(DoubleAdder a) {
        Adders.read(a);
        return a.toString();
    }

    public static long longValue(DoubleAdder a) {
        Adders.read(a);
        return a.longValue();
    }

    public static int intValue(DoubleAdder a) {
        Adders.read(a);
        return a.intValue();
    }

    public static float floatValue(DoubleAdder a) {
        Adders.read(a);
        return a.floatValue();
    }

    public static double doubleValue(DoubleAdder a) {
        Adders.read(a);
        return a.doubleValue();
    }

    public static void reset(DoubleAdder a) {
        Adders.write(a);
        a.reset();
    }

    public static double sumThenReset(DoubleAdder a) {
        Adders.write(a);
        return a.sumThenReset();
    }
}
