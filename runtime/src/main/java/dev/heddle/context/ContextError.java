package dev.heddle.context;

import org.jspecify.annotations.Nullable;

/// Why a [Context] is over: "context canceled" or "context deadline exceeded". Its [#getCause] is the
/// reason that was given, if one was. Its stack trace leads to whoever first asked for it, not to who cancelled.
///
/// @see <a href="https://pkg.go.dev/context#pkg-variables">Go, context.Canceled and context.DeadlineExceeded</a>
public final class ContextError extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isDeadlineExceeded;

    /// @param cause the reason that was given, or `null`
    ContextError(boolean isDeadlineExceeded, @Nullable Throwable cause) {
        super(isDeadlineExceeded ? "context deadline exceeded" : "context canceled", cause);
        this.isDeadlineExceeded = isDeadlineExceeded;
    }

    /// For contexts of your own: somebody cancelled it. Go's `context.Canceled`.
    ///
    /// @return a new error
    public static ContextError canceled() {
        return new ContextError(false, null);
    }

    /// For contexts of your own: its deadline has passed. Go's `context.DeadlineExceeded`.
    ///
    /// @return a new error
    public static ContextError deadlineExceeded() {
        return new ContextError(true, null);
    }

    /// Whether the deadline has passed, rather than somebody having cancelled it.
    ///
    /// @return true for "context deadline exceeded"
    public boolean isDeadlineExceeded() {
        return isDeadlineExceeded;
    }
}
