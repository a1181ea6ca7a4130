package dev.heddle.explore.drawing;

import dev.heddle.explore.input.GrownSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers with choices that were drawn for this or a similar input.
final class GivenFeed implements Feed {
    private final List<Choice> choices;
    private int next;

    GivenFeed(List<Choice> choices) {
        this.choices = choices;
    }

    private @Nullable Choice next() {
        return next < choices.size() ? choices.get(next++) : null;
    }

    private long number(long most) {
        return next() instanceof Choice.Plain number ? Math.min(number.value(), most) : 0;
    }

    @Override
    public long number(long most, List<Choice> before) {
        return number(most);
    }

    @Override
    public boolean flag(double probability) {
        return number(1) == 1;
    }

    @Override
    public void skip() {
        next++;
    }

    @Override
    public Choice.Seeded seeded(GrownSource<?> source) {
        return next() instanceof Choice.Seeded seeded && seeded.source() == source
                ? seeded
                : Choice.Seeded.grow(source, 0);
    }
}
