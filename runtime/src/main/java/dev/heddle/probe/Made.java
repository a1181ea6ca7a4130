package dev.heddle.probe;

/// Objects of the program that are being made.
public final class Made {
    private Made() {}

    /// Called in a constructor, after that of the superclass: from now on the object is known by who made it, and
    /// as his how-manieth. An object of which this is not told is known by who comes to it first.
    public static void object(Object made) {
        var t = JavaThread.current();
        if (t != null && !t.isOver() && t.execution().known(made) == null) {
            t.execution().made(t.goroutine(), made);
        }
    }

    /// [#object] for a stand-in of a constructor.
    static <T> T now(T made) {
        object(made);
        return made;
    }
}
