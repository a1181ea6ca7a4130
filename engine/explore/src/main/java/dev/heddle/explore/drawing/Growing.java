package dev.heddle.explore.drawing;

import dev.heddle.explore.input.GrownSource.Grown;
import java.util.ArrayList;
import java.util.List;

/// Makes values simpler in the way of the library that they come from: the first simpler one that fails alike,
/// again and again.
final class Growing {
    private static final int MOST_TRIED = 500;
    private static final int MOST_TOGETHER = 50;

    private final InputShrinker shrinker;

    Growing(InputShrinker shrinker) {
        this.shrinker = shrinker;
    }

    void reduce() {
        for (int i = 0; i < shrinker.best().size(); i++) {
            while (shrinker.hasTriesLeft() && improves(i)) {
                // As long as that helps.
            }
        }
    }

    /// A value and a number together; true if that helps. There are many pairs, so this is for when nothing else
    /// does.
    boolean improvesTogether() {
        for (int i = 0; i < shrinker.best().size(); i++) {
            for (int number = 0; number < shrinker.best().size(); number++) {
                if (shrinker.value(number) > 0 && improves(i, number)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean improves(int place, int number) {
        if (!(shrinker.best().get(place) instanceof Choice.Seeded seeded)) {
            return false;
        }
        var simpler = seeded.node().simpler();
        long value = shrinker.value(number);
        for (long smaller : new long[] {0, 1, value / 2, value - 1}) {
            for (int i = 0; i < Math.min(MOST_TOGETHER, simpler.size()) && smaller < value; i++) {
                var candidate = shrinker.with(new int[] {number}, new long[] {smaller});
                candidate.set(place, step(seeded, i, simpler.get(i)));
                if (shrinker.triesSimpler(candidate)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Choice step(Choice.Seeded from, int number, Grown<?> to) {
        var path = new ArrayList<>(from.path());
        path.add(number);
        return new Choice.Seeded(from.source(), from.seed(), List.copyOf(path), to);
    }

    private boolean improves(int place) {
        if (place >= shrinker.best().size() || !(shrinker.best().get(place) instanceof Choice.Seeded seeded)) {
            return false;
        }
        List<? extends Grown<?>> simpler = seeded.node().simpler();
        for (int i = 0; i < Math.min(MOST_TRIED, simpler.size()); i++) {
            var candidate = new ArrayList<>(shrinker.best());
            candidate.set(place, step(seeded, i, simpler.get(i)));
            if (shrinker.triesSimpler(candidate)) {
                return true;
            }
        }
        return false;
    }
}
