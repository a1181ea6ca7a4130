package dev.heddle.probe;

import dev.heddle.scheduler.Goroutine;

/// Static initialisers of rewritten classes: nothing in them is watched or controlled. See [Goroutine#current].
public final class Initialisers {
    private Initialisers() {}

    /// The first thing that a static initialiser does.
    public static void begin() {
        Goroutine.initialiserBegins();
    }

    /// The last thing that a static initialiser does, however it ends.
    public static void end() {
        Goroutine.initialiserEnds();
    }
}
