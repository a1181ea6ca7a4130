package dev.heddle.context;

import dev.heddle.Chan;
import dev.heddle.ReceiveChan;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A context that is derived from none. It has no state, so it serves production and every execution alike.
enum RootContext implements Context {
    BACKGROUND("context.Background"),
    TODO("context.TODO");

    private final String text;

    RootContext(String text) {
        this.text = text;
    }

    @Override
    public <V> @Nullable V value(Key<V> key) {
        Objects.requireNonNull(key, "key");
        return null;
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
    public @Nullable Instant deadline() {
        return null;
    }

    @Override
    public String toString() {
        return text;
    }
}
