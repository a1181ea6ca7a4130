package dev.heddle.explore.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes numbers smaller: each by itself, those that are equal (other than yes and no) together, and pairs whose
/// sum or difference matters.
final class Lowering {
    private static final int NEAR = 8;

    private final InputShrinker shrinker;

    Lowering(InputShrinker shrinker) {
        this.shrinker = shrinker;
    }

    void reduce() {
        for (int i = 0; i < shrinker.best().size(); i++) {
            lower(new int[] {i});
        }
        lowerEqualOnes();
        exchangeValues();
        for (int i = 0; i < shrinker.best().size(); i++) {
            for (int j = i + 1; j < Math.min(shrinker.best().size(), i + NEAR + 1); j++) {
                lowerByTheSame(i, j);
                moveFrom(i, j);
            }
        }
    }

    /// Several equal numbers, by bisection: below `works` nothing down to `fails` is known.
    private void lower(int[] places) {
        long works = shrinker.value(places[0]);
        if (works == 0 || triesAt(places, 0) || works == 1) {
            return;
        }
        long fails = 0;
        if (triesAt(places, works - 1)) {
            works--;
        } else if (!triesAt(places, works / 2)) {
            return; // most likely it must be what it is; only the small ones are worth a look
        } else {
            works /= 2;
        }
        while (works - fails > 1) {
            long middle = fails + (works - fails) / 2;
            if (triesAt(places, middle)) {
                works = middle;
            } else {
                fails = middle;
            }
        }
    }

    private boolean triesAt(int[] places, long value) {
        for (int place : places) {
            if (shrinker.value(place) <= value) {
                return false;
            }
        }
        var values = new long[places.length];
        Arrays.fill(values, value);
        return shrinker.tries(shrinker.with(places, values));
    }

    private void lowerEqualOnes() {
        Map<Long, List<Integer>> byValue = new TreeMap<>();
        for (int i = 0; i < shrinker.best().size(); i++) {
            if (shrinker.value(i) > 0 && shrinker.best().get(i) instanceof Choice.Plain n && n.most() > 1) {
                byValue.computeIfAbsent(shrinker.value(i), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        for (var places : byValue.values()) {
            if (places.size() > 1) {
                lower(places.stream().mapToInt(Integer::intValue).toArray());
            }
            for (int i = 0; i < places.size() && places.size() > 2; i++) {
                for (int j = i + 1; j < places.size(); j++) {
                    lower(new int[] {places.get(i), places.get(j)});
                }
            }
        }
    }

    /// Each of two numbers in the place of the other everywhere, as with names that only have to differ.
    private void exchangeValues() {
        for (int i = 0; i < shrinker.best().size(); i++) {
            for (int j = i + 1; j < shrinker.best().size(); j++) {
                if (shrinker.best().get(i) instanceof Choice.Plain a
                        && shrinker.best().get(j) instanceof Choice.Plain b
                        && a.most() == b.most()
                        && a.most() > 1
                        && a.value() > b.value()) {
                    shrinker.tries(exchanged(a, b));
                }
            }
        }
    }

    private List<Choice> exchanged(Choice.Plain a, Choice.Plain b) {
        var candidate = new ArrayList<>(shrinker.best());
        candidate.replaceAll(choice -> choice.equals(a) ? b : choice.equals(b) ? a : choice);
        return candidate;
    }

    private void lowerByTheSame(int i, int j) {
        for (long by = Math.min(shrinker.value(i), shrinker.value(j)); by > 0; by /= 2) {
            long a = shrinker.value(i);
            long b = shrinker.value(j);
            if (a >= by && b >= by) {
                shrinker.tries(shrinker.with(new int[] {i, j}, new long[] {a - by, b - by}));
            }
        }
    }

    /// Puts what the first has on the second.
    private void moveFrom(int i, int j) {
        for (long by = shrinker.value(i); by > 0; by /= 2) {
            long a = shrinker.value(i);
            if (a >= by
                    && j < shrinker.best().size()
                    && shrinker.best().get(j) instanceof Choice.Plain n
                    && !n.fixed()
                    && n.most() - n.value() >= by) {
                shrinker.tries(shrinker.with(new int[] {i, j}, new long[] {a - by, n.value() + by}));
            }
        }
    }
}
