package dev.heddle.explore.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes values that know by themselves what is simpler than they are: those of a property-testing library. Such a
/// value is written down as the seed it was made from and the way to it through what is simpler.
///
/// @param <T> what is made
public interface GrownSource<T extends @Nullable Object> {
    /// Makes a value; the same from the same seed, in any JVM.
    ///
    /// @param seed any number
    Grown<T> grow(long seed);

    /// A value and what is simpler.
    ///
    /// @param <T> what it is
    interface Grown<T extends @Nullable Object> {
        /// A new instance of the value, if it can be changed; may be asked in an execution.
        T value();

        /// What is strictly simpler, the simplest first, always in the same order; empty if nothing is.
        List<? extends Grown<T>> simpler();
    }
}
