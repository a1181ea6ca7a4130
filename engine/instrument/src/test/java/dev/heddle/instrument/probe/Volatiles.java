package dev.heddle.instrument.probe;

import org.jspecify.annotations.Nullable;

/// Writes accesses down.
public final class Volatiles {
    private Volatiles() {}

    public static void beforeRead(@Nullable Object owner, int place) {
        Log.add("volatile read " + Log.text(owner), place);
    }

    public static void beforeWrite(@Nullable Object owner, int place) {
        Log.add("volatile write " + Log.text(owner), place);
    }
}
