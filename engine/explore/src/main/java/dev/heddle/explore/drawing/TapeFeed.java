package dev.heddle.explore.drawing;

import dev.heddle.explore.input.GrownSource;
import dev.heddle.explore.input.GrownSource.Grown;
import java.util.ArrayList;
import java.util.List;

/// Answers with the numbers of a [Tape], and with nothing else.
final class TapeFeed implements Feed {
    private final long[] numbers;
    private int next;

    TapeFeed(long[] numbers) {
        this.numbers = numbers;
    }

    private long next(long most) {
        if (next == numbers.length || numbers[next] < 0 || numbers[next] > most) {
            throw new Misfit();
        }
        return numbers[next++];
    }

    @Override
    public long number(long most, List<Choice> before) {
        return next(most);
    }

    @Override
    public boolean flag(double probability) {
        return next(1) == 1;
    }

    @Override
    public void skip() {
        next(1);
    }

    @Override
    public Choice.Seeded seeded(GrownSource<?> source) {
        long seed = next(Long.MAX_VALUE);
        int steps = (int) next(numbers.length);
        var path = new ArrayList<Integer>();
        Grown<?> node = source.grow(seed);
        for (int i = 0; i < steps; i++) {
            int place = (int) next(Integer.MAX_VALUE);
            var simpler = node.simpler();
            if (place >= simpler.size()) {
                throw new Misfit();
            }
            path.add(place);
            node = simpler.get(place);
        }
        return new Choice.Seeded(source, seed, List.copyOf(path), node);
    }

    boolean isUsedUp() {
        return next == numbers.length;
    }
}
