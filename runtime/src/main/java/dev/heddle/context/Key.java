package dev.heddle.context;

import java.util.Objects;

/// The key of a value in a [Context]. Two keys are equal only if they are the same object, so keep it in a
/// constant.
///
/// @param <V> the type of the value
@SuppressWarnings("UnusedTypeParameter") // it ties the key to the type of its value
public final class Key<V> {
    private final String name;

    private Key(String name) {
        this.name = name;
    }

    /// A new key, different from all others.
    ///
    /// @param <V>  the type of its value
    /// @param name for people to read
    /// @return the key
    public static <V> Key<V> of(String name) {
        return new Key<>(Objects.requireNonNull(name, "name"));
    }

    /// The key's name.
    @Override
    public String toString() {
        return name;
    }
}
