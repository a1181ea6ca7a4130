package dev.heddle.explore.shrink;

import dev.heddle.operation.Label;

/// Makes two pieces of what a goroutine does into one: those around a switch, by moving the later one forward or
/// the earlier one back.
final class Moves {
    private final Shrinker shrinker;

    Moves(Shrinker shrinker) {
        this.shrinker = shrinker;
    }

    void reduce() {
        while (shrinker.hasTriesLeft() && improves()) {
            // Until no move helps.
        }
    }

    private boolean improves() {
        var labels = shrinker.best().labels();
        var preempts = shrinker.best().preempts();
        for (int at = labels.length - 1; at > 0; at--) {
            if (preempts[at] && joins(labels, at)) {
                return true;
            }
        }
        return false;
    }

    /// Joins what a goroutine did right before the place with what it does next after it.
    private boolean joins(long[] labels, int at) {
        int g = Label.goroutine(labels[at - 1]);
        int from = at;
        while (from < labels.length && Label.goroutine(labels[from]) != g) {
            from++;
        }
        int to = from;
        while (to < labels.length && Label.goroutine(labels[to]) == g) {
            to++;
        }
        int start = at - 1;
        while (start > 0 && Label.goroutine(labels[start - 1]) == g) {
            start--;
        }
        // The later piece before what lies between them, or the earlier one after it; if there is none, that moves
        // the earlier one to the end.
        return from < labels.length && shrinker.tries(swapped(labels, at, from, to), null)
                || shrinker.tries(swapped(labels, start, at, from), null);
    }

    /// `labels` with the ranges `first` to `second` and `second` to `end` in exchanged order.
    private static long[] swapped(long[] labels, int first, int second, int end) {
        var moved = labels.clone();
        System.arraycopy(labels, second, moved, first, end - second);
        System.arraycopy(labels, first, moved, first + end - second, second - first);
        return moved;
    }
}
