package dev.heddle.operation;

/// One touch of one object by an event, packed into a `long`: the object, the [Mode], and for sends and receives
/// which message it was.
public final class Access {
    private static final int MODE_BITS = 8;
    private static final int OBJECT_BITS = 24;
    /// The highest number that an object can have.
    public static final int LAST_OBJECT = (1 << OBJECT_BITS) - 1;

    private Access() {}

    /// An access without an index.
    public static long of(int object, Mode mode) {
        return of(object, mode, 0);
    }

    /// @param object 0 to [#LAST_OBJECT]
    /// @param index  the ordinal of the message, or 0
    public static long of(int object, Mode mode, int index) {
        return (long) index << (MODE_BITS + OBJECT_BITS) | (long) (object & LAST_OBJECT) << MODE_BITS | mode.ordinal();
    }

    /// The object that was touched.
    public static int object(long access) {
        return (int) (access >>> MODE_BITS) & LAST_OBJECT;
    }

    /// How it was touched.
    public static Mode mode(long access) {
        return Mode.of((int) access & 0xff);
    }

    /// Which message, for [Mode#SEND] and [Mode#RECEIVE].
    public static int index(long access) {
        return (int) (access >> (MODE_BITS + OBJECT_BITS));
    }

    /// An access as a person reads it, for errors of our own.
    public static String text(long access) {
        return mode(access) + "(" + object(access) + ", " + index(access) + ")";
    }
}
