package dev.heddle.explore.drawing;

import dev.heddle.explore.input.GrownSource;
import dev.heddle.explore.input.GrownSource.Grown;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One choice that was drawn.
public sealed interface Choice {
    /// A number.
    ///
    /// @param value 0 to `most`
    /// @param most  the largest that there could be
    /// @param fixed whether there was nothing to choose
    record Plain(long value, long most, boolean fixed) implements Choice {
        Plain with(long other) {
            return new Plain(other, most, false);
        }

        boolean canBeSmaller() {
            return !fixed && value > 0;
        }
    }

    /// A value that shrinks in its own way.
    ///
    /// @param source what has grown it
    /// @param seed   what it was grown from
    /// @param path   which of the simpler ones was taken, step by step
    /// @param node   the value itself
    record Seeded(GrownSource<?> source, long seed, List<Integer> path, Grown<?> node) implements Choice {
        static Seeded grow(GrownSource<?> source, long seed) {
            return new Seeded(source, seed, List.of(), source.grow(seed));
        }

        /// The node follows from the rest.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seeded s && source == s.source && seed == s.seed && path.equals(s.path);
        }

        @Override
        public int hashCode() {
            return Objects.hash(seed, path);
        }
    }
}
