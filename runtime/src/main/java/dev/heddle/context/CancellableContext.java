package dev.heddle.context;

import dev.heddle.ReceiveChan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A context that can be cancelled.
sealed class CancellableContext extends DerivedContext implements CancelContext permits DeadlineContext {
    private final Node node;

    /// @param hasDeadline whether a timer will end it
    CancellableContext(Context parent, boolean hasDeadline) {
        super(parent);
        this.node = new Node(hasDeadline, this::over);
    }

    static CancelContext derive(Context parent) {
        var derived = new CancellableContext(parent, false);
        derived.node.endWith(parent);
        return derived;
    }

    /// It is over, for whatever reason.
    void over() {}

    final Node node() {
        return node;
    }

    @Override
    public final void cancel() {
        node.end(Cancellation.canceled(null));
    }

    @Override
    public final void cancel(Throwable cause) {
        node.end(Cancellation.canceled(Objects.requireNonNull(cause, "cause")));
    }

    @Override
    final @Nullable Object own(Key<?> key) {
        return key == Node.NEAREST ? node : null;
    }

    @Override
    public final ReceiveChan<Void> done() {
        return node.done();
    }

    @Override
    public final @Nullable ContextError err() {
        var why = node.why();
        return why == null ? null : why.error();
    }

    @Override
    public final @Nullable Throwable cause() {
        var why = node.why();
        return why == null ? null : why.cause();
    }

    @Override
    public String toString() {
        return parent() + ".WithCancel";
    }
}
