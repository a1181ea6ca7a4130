package dev.heddle.context;

import dev.heddle.Chan;
import dev.heddle.ReceiveChan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A context that has the values of its parent and nothing else.
final class WithoutCancel extends DerivedContext {
    WithoutCancel(Context parent) {
        super(parent);
    }

    @Override
    @Nullable
    Object own(Key<?> key) {
        return null;
    }

    @Override
    boolean hides(Key<?> key) {
        return key == Node.NEAREST;
    }

    @Override
    public ReceiveChan<Void> done() {
        return Chan.nil();
    }

    @Override
    public @Nullable ContextError err() {
        return null;
    }

    @Override
    public @Nullable Throwable cause() {
        return null;
    }

    @Override
    public @Nullable Instant deadline() {
        return null;
    }

    @Override
    public String toString() {
        return parent() + ".WithoutCancel";
    }
}
