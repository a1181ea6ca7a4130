package dev.heddle.context;

import org.jspecify.annotations.Nullable;

/// Why contexts are over: one object for all that one cancellation reaches.
final class Cancellation {
    private final boolean isDeadlineExceeded;
    private final @Nullable Throwable given;
    private @Nullable ContextError error;

    private Cancellation(boolean isDeadlineExceeded, @Nullable Throwable given, @Nullable ContextError error) {
        this.isDeadlineExceeded = isDeadlineExceeded;
        this.given = given;
        this.error = error;
    }

    /// Somebody cancelled, and gave a reason or `null`.
    static Cancellation canceled(@Nullable Throwable given) {
        return new Cancellation(false, given, null);
    }

    /// The time has passed, for which there was a reason or `null`.
    static Cancellation deadlineExceeded(@Nullable Throwable given) {
        return new Cancellation(true, given, null);
    }

    /// A context that is not ours is over.
    static Cancellation of(Context over) {
        var error = over.err();
        return new Cancellation(error != null && error.isDeadlineExceeded(), over.cause(), error);
    }

    /// Made when it is first asked for, because most cancellations clean up after work that is done, and nobody
    /// asks.
    synchronized ContextError error() {
        if (error == null) {
            error = new ContextError(isDeadlineExceeded, given);
        }
        return error;
    }

    Throwable cause() {
        return given != null ? given : error();
    }
}
