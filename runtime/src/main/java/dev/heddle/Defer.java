package dev.heddle;

import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Calls that run when a scope is left, last one first, whether it is left normally or by a panic: Go's `defer`.
///
/// ```java
/// try (var defer = Defer.scope()) {
///     mu.lock();
///     defer.call(mu::unlock);
///     ...
/// }
/// ```
///
/// `recover` is an ordinary `catch (GoPanic p)` around the scope. A scope belongs to one goroutine.
///
/// Where it differs from Go: if the body and a cleanup both panic, `try` keeps the first panic and adds the second
/// to its suppressed ones, while Go keeps the last. If two cleanups panic, the first of them to run is kept.
///
/// @see <a href="https://go.dev/ref/spec#Defer_statements">Go spec, Defer statements</a>
public final class Defer implements AutoCloseable {
    private final ArrayDeque<GoBody> cleanups = new ArrayDeque<>();

    private Defer() {}

    /// A new scope without any calls yet.
    public static Defer scope() {
        return new Defer();
    }

    /// Has the cleanup run when this scope is closed, before those given earlier.
    ///
    /// @param cleanup what to run
    public void call(GoBody cleanup) {
        cleanups.push(Objects.requireNonNull(cleanup, "cleanup"));
    }

    /// Runs the calls, last one first. Every call runs, even if an earlier one panics.
    @Override
    public void close() {
        @Nullable Throwable first = null;
        while (!cleanups.isEmpty()) {
            try {
                cleanups.pop().run();
            } catch (Throwable e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw Panics.unchecked(first);
        }
    }
}
