package dev.heddle.operation;

/// Ends a goroutine from inside: its `finally` blocks run, its `catch` blocks for exceptions do not.
///
/// It is an error, not an exception, and carries no stack trace. Code that catches [Throwable] must throw it on.
public final class Unwinding extends Error {
    private static final long serialVersionUID = 1L;

    /// The goroutine asked for it (`runtime.Goexit`).
    public static final Unwinding EXIT =
            new Unwinding("the goroutine exits (Go.exit); code that catches Throwable must " + "throw this error on");

    /// The program or the execution that the goroutine belonged to is over.
    ///
    /// A new one each time: try-with-resources adds what a `close` throws to what the body threw, and refuses to
    /// add an exception to itself.
    public static Unwinding over() {
        return new Unwinding("the program that this goroutine belonged to is over; code that catches Throwable must "
                + "throw this error on");
    }

    private Unwinding(String message) {
        super(message, null, false, false);
    }
}
