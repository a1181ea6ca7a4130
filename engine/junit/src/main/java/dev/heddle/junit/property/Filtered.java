package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The values of a source for which a condition holds.
record Filtered<T extends @Nullable Object>(ValueSource<T> source, Predicate<? super T> condition)
        implements ValueSource<T> {
    private static final int TRIES = 50;

    @Override
    public T draw(Choices choices) {
        for (int i = 0; i < TRIES; i++) {
            T value = choices.together(() -> source.draw(choices));
            if (condition.test(value)) {
                return value;
            }
        }
        throw choices.giveUp("a filter let none of " + TRIES + " values pass");
    }
}
