package dev.heddle.probe;

import org.jspecify.annotations.Nullable;

/// [System]: time by the virtual clock, identity hash codes by who came to the object.
@StandsFor(System.class)
public final class Systems {
    private Systems() {}

    @OfStatic
    public static long nanoTime() {
        var t = JavaThread.current();
        return t == null ? System.nanoTime() : Clocks.nanos(t);
    }

    @OfStatic
    public static long currentTimeMillis() {
        var now = Clocks.now();
        return now == null ? System.currentTimeMillis() : now.toEpochMilli();
    }

    @OfStatic
    public static int identityHashCode(@Nullable Object object) {
        var t = JavaThread.current();
        return t == null || object == null ? System.identityHashCode(object) : Identity.hash(t, object);
    }
}
