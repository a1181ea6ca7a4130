package dev.heddle.instrument.probe;

import org.jspecify.annotations.Nullable;

/// Writes accesses down.
public final class Memory {
    private Memory() {}

    public static void read(@Nullable Object owner, int place) {
        Log.add("read " + Log.text(owner), place);
    }

    public static void write(@Nullable Object owner, int place) {
        Log.add("write " + Log.text(owner), place);
    }

    public static void readElement(@Nullable Object array, int index, int place) {
        Log.add("read " + Log.text(array) + " " + index, place);
    }

    public static void writeElement(@Nullable Object array, int index, int place) {
        Log.add("write " + Log.text(array) + " " + index, place);
    }

    public static void readElements(@Nullable Object array, int from, int to, int place) {
        Log.add("read elements of " + Log.text(array), place);
    }

    public static void writeElements(@Nullable Object array, int from, int to, int place) {
        Log.add("write elements of " + Log.text(array), place);
    }

    public static void readWhole(@Nullable Object object, int place) {
        Log.add("read " + Log.text(object), place);
    }

    public static void writeWhole(@Nullable Object object, int place) {
        Log.add("write " + Log.text(object), place);
    }
}
