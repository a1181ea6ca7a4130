package dev.heddle.context;

import dev.heddle.ReceiveChan;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A context of ours that has a parent, and gets from it what it has not itself.
abstract sealed class DerivedContext implements Context permits CancellableContext, ValueContext, WithoutCancel {
    private final Context parent;

    DerivedContext(Context parent) {
        this.parent = parent;
    }

    final Context parent() {
        return parent;
    }

    /// The value that this very context has for the key, `null` if it has none.
    abstract @Nullable Object own(Key<?> key);

    /// Whether those further up are not to be asked for this key.
    boolean hides(Key<?> key) {
        return false;
    }

    /// A loop, not a recursion: there are programs that derive contexts from each other thousands deep.
    @Override
    @SuppressWarnings("unchecked") // withValue has put a V under a Key<V>
    public final <V> @Nullable V value(Key<V> key) {
        Objects.requireNonNull(key, "key");
        Context c = this;
        while (c instanceof DerivedContext d) {
            var own = d.own(key);
            if (own != null || d.hides(key)) {
                return (V) own;
            }
            c = d.parent;
        }
        return c.value(key);
    }

    @Override
    public ReceiveChan<Void> done() {
        return parent.done();
    }

    @Override
    public @Nullable ContextError err() {
        return parent.err();
    }

    @Override
    public @Nullable Throwable cause() {
        return parent.cause();
    }

    @Override
    public @Nullable Instant deadline() {
        return parent.deadline();
    }
}
