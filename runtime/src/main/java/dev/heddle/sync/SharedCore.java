package dev.heddle.sync;

import org.jspecify.annotations.Nullable;

/// A variable of the program.
///
/// @param <T> what it holds
sealed interface SharedCore<T extends @Nullable Object> permits ModelShared, ParallelShared {
    /// Reads it.
    T get();

    /// Writes it.
    void set(T value);
}
