package dev.heddle.explore.linearizability;

import org.jspecify.annotations.Nullable;

/// One call of an operation, on the object under test or on its specification.
///
/// @param <T> the object
@FunctionalInterface
public interface Call<T> {
    /// Makes the call.
    ///
    /// @param target the object
    /// @return what the call returns; compared with `equals`. An operation that returns nothing returns `null`
    /// @throws Exception what the call throws; compared by its class
    @Nullable
    Object on(T target) throws Exception;
}
