package dev.heddle.explore.shrink;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Leaves switches out: with all of a schedule's switches but some, everybody goes on where he would have been
/// interrupted.
///
/// Small sets of switches that are kept come first, each of them; if none is enough, halves, quarters and so on are
/// left out as long as that helps (delta debugging; Zeller, Hildebrandt, TSE 2002).
final class Subsets {
    /// The most sets of one size that are tried.
    private static final int MOST_OF_A_SIZE = 60;

    private final Shrinker shrinker;
    private final long[] order;
    /// Where in `order` the switches stand.
    private final int[] switches;

    Subsets(Shrinker shrinker) {
        this.shrinker = shrinker;
        this.order = shrinker.best().labels();
        var preempts = shrinker.best().preempts();
        int[] all = new int[preempts.length];
        int count = 0;
        for (int i = 0; i < preempts.length; i++) {
            if (preempts[i]) {
                all[count++] = i;
            }
        }
        this.switches = Arrays.copyOf(all, count);
    }

    void reduce() {
        if (switches.length == 0 || keepsOnly(new int[0], 0)) {
            return;
        }
        for (int size = 1; size < switches.length && sets(size) <= MOST_OF_A_SIZE; size++) {
            if (keepsSome(new int[size], 0, 0)) {
                return;
            }
        }
        leaveOut();
    }

    private double sets(int size) {
        double count = 1;
        for (int i = 0; i < size; i++) {
            count = count * (switches.length - i) / (i + 1);
        }
        return count;
    }

    private boolean keepsSome(int[] kept, int count, int from) {
        if (count == kept.length) {
            return keepsOnly(kept, count);
        }
        for (int i = from; i < switches.length && shrinker.hasTriesLeft(); i++) {
            kept[count] = switches[i];
            if (keepsSome(kept, count + 1, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean keepsOnly(int[] kept, int count) {
        var mayPreempt = new boolean[order.length];
        for (int i = 0; i < count; i++) {
            mayPreempt[kept[i]] = true;
        }
        return shrinker.tries(order, mayPreempt);
    }

    private void leaveOut() {
        var kept = switches.clone();
        int parts = 2;
        while (kept.length >= 2 && shrinker.hasTriesLeft()) {
            var fewer = withoutAPart(kept, parts);
            if (fewer != null) {
                kept = fewer;
                parts = Math.max(parts - 1, 2);
            } else if (parts < kept.length) {
                parts = Math.min(2 * parts, kept.length);
            } else {
                return;
            }
        }
    }

    private int @Nullable [] withoutAPart(int[] kept, int parts) {
        for (int part = 0; part < parts; part++) {
            int from = part * kept.length / parts;
            int to = (part + 1) * kept.length / parts;
            var fewer = new int[kept.length - (to - from)];
            System.arraycopy(kept, 0, fewer, 0, from);
            System.arraycopy(kept, to, fewer, from, kept.length - to);
            if (keepsOnly(fewer, fewer.length)) {
                return fewer;
            }
        }
        return null;
    }
}
