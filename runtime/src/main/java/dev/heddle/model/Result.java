package dev.heddle.model;

/// What an operation's result means, where it is not a count or a value.
public final class Result {
    /// It did what it says. Also: the value of a CHOOSE is 0.
    public static final long DONE = 0;
    /// It failed, or somebody else had been first.
    public static final long NO = 0;
    /// It succeeded, or was first.
    public static final long YES = 1;
    /// The channel is closed: a receive finds nothing more, a send or a close panics.
    public static final long CLOSED = 2;
    /// An unlock of what is not locked, or a counter that went below zero.
    public static final long MISUSED = 3;
    /// The wait was given up because of an interrupt.
    public static final long INTERRUPTED = 4;
    /// The wait was given up because its time was over.
    public static final long TIMED_OUT = 5;

    private Result() {}
}
