package dev.heddle.sync;

import org.jspecify.annotations.Nullable;

/// What a pool keeps.
///
/// @param <T> the items
sealed interface PoolCore<T> permits ModelPool, ParallelPool {
    /// Takes an item, or `null` if there is none.
    @Nullable
    T poll();

    /// Gives an item back.
    void push(T item);
}
