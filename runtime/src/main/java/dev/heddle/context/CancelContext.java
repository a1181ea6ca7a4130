package dev.heddle.context;

/// A [Context] that its maker can cancel, and should: until then, or until its parent is cancelled, the parent
/// keeps it, and its timer runs. With try-with-resources that cannot be forgotten:
///
/// ```java
/// try (var ctx = parent.withTimeout(Duration.ofSeconds(1))) {
///     ...
/// }
/// ```
///
/// @see <a href="https://pkg.go.dev/context#CancelFunc">Go, context.CancelFunc</a>
public interface CancelContext extends Context, AutoCloseable {
    /// Cancels this context and all that are derived from it: "context canceled". Does not wait for anybody. Has no
    /// effect on one that is over already.
    void cancel();

    /// [#cancel()] with a reason, which [Context#cause] returns here and in all derived contexts.
    ///
    /// @param cause the reason
    void cancel(Throwable cause);

    /// [#cancel()].
    @Override
    default void close() {
        cancel();
    }
}
