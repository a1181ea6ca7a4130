package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import dev.heddle.explore.input.GrownSource;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/// Values of an arbitrary of jqwik, edge cases included, with what jqwik finds simpler.
final class JqwikValues<T extends @Nullable Object> implements ValueSource<T>, GrownSource<T> {
    /// Steers how often edge cases come up: about as in a property with so many tries.
    private static final int TRIES = 1_000;

    private final RandomGenerator<T> generator;
    private volatile boolean needsSession;

    JqwikValues(Arbitrary<T> arbitrary) {
        this.generator = arbitrary.generator(TRIES, true);
    }

    @Override
    public T draw(Choices choices) {
        return choices.grown(this);
    }

    @Override
    public Grown<T> grow(long seed) {
        return new Value(generator.next(new Random(seed)));
    }

    /// Some values are put together by more of jqwik than others (those of a flat map), and jqwik does that on a
    /// thread with a session only. A goroutine has none, so it gets one. It is not finished: that would throw away
    /// what the search's own session has stored, and a goroutine's session goes with its thread.
    private T value(Shrinkable<T> shrinkable) {
        if (!needsSession || JqwikSession.isActive()) {
            try {
                return shrinkable.value();
            } catch (JqwikException e) {
                if (JqwikSession.isActive()) {
                    throw e;
                }
                needsSession = true;
            }
        }
        JqwikSession.start();
        return shrinkable.value();
    }

    private final class Value implements Grown<T> {
        private final Shrinkable<T> shrinkable;

        Value(Shrinkable<T> shrinkable) {
            this.shrinkable = shrinkable;
        }

        @Override
        public T value() {
            return JqwikValues.this.value(shrinkable);
        }

        /// The order is kept, as the place in it is written down; those of equal distance stand as jqwik lists
        /// them.
        @Override
        public List<Value> simpler() {
            var distance = shrinkable.distance();
            return shrinkable
                    .shrink()
                    .filter(smaller -> smaller.distance().compareTo(distance) < 0)
                    .sorted((a, b) -> a.distance().compareTo(b.distance()))
                    .map(Value::new)
                    .toList();
        }
    }
}
