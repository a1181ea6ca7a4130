package dev.heddle.explore.linearizability;

/// Thrown by a specification to say that the operation waits in this state.
///
/// ```java
/// .operation("take()", BoundedBuffer::take, model -> {
///     if (model.isEmpty()) {
///         throw new Blocked();
///     }
///     return model.removeFirst();
/// })
/// ```
public final class Blocked extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// An answer of a specification, without a stack trace.
    public Blocked() {
        super("the operation waits in this state", null, false, false);
    }
}
