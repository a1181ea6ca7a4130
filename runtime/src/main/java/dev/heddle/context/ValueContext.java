package dev.heddle.context;

import org.jspecify.annotations.Nullable;

/// A context with one value more.
///
/// @param <T> the type of the value
final class ValueContext<T> extends DerivedContext {
    private final Key<T> key;
    private final T value;

    ValueContext(Context parent, Key<T> key, T value) {
        super(parent);
        this.key = key;
        this.value = value;
    }

    @Override
    @Nullable
    Object own(Key<?> wanted) {
        return wanted == key ? value : null;
    }

    /// The value itself stays out: it may be a secret.
    @Override
    public String toString() {
        return parent() + ".WithValue(" + key + ")";
    }
}
