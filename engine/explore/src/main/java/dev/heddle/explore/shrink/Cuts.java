package dev.heddle.explore.shrink;

import dev.heddle.operation.Label;
import java.util.Arrays;
import java.util.LinkedHashSet;

/// Leaves steps out that are not needed: the last ones of a goroutine, and whole pieces. What is left out would
/// come at the end, and the failure may come before that.
final class Cuts {
    private final Shrinker shrinker;

    Cuts(Shrinker shrinker) {
        this.shrinker = shrinker;
    }

    void reduce() {
        while (shrinker.hasTriesLeft() && (dropsLastSteps() || dropsAPiece())) {
            // Until nothing can be left out.
        }
    }

    private boolean dropsLastSteps() {
        var labels = shrinker.best().labels();
        var goroutines = new LinkedHashSet<Integer>();
        for (long label : labels) {
            goroutines.add(Label.goroutine(label));
        }
        for (int g : goroutines) {
            int own = 0;
            for (long label : labels) {
                own += Label.goroutine(label) == g ? 1 : 0;
            }
            for (int count = own; count > 0; count /= 2) {
                if (shrinker.tries(withoutLast(labels, g, count), null)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static long[] withoutLast(long[] labels, int g, int count) {
        var kept = new long[labels.length - count];
        int left = count;
        int to = kept.length;
        for (int i = labels.length - 1; i >= 0; i--) {
            if (left > 0 && Label.goroutine(labels[i]) == g) {
                left--;
            } else {
                kept[--to] = labels[i];
            }
        }
        return kept;
    }

    private boolean dropsAPiece() {
        var labels = shrinker.best().labels();
        int to = labels.length;
        while (to > 0) {
            int from = to - 1;
            while (from > 0 && Label.goroutine(labels[from - 1]) == Label.goroutine(labels[to - 1])) {
                from--;
            }
            var kept = Arrays.copyOf(labels, labels.length - (to - from));
            System.arraycopy(labels, to, kept, from, labels.length - to);
            if (shrinker.tries(kept, null)) {
                return true;
            }
            to = from;
        }
        return false;
    }
}
