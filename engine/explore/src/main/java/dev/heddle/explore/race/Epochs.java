package dev.heddle.explore.race;

import dev.heddle.explore.happensbefore.HappensBefore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Epochs, each in one `long`: a goroutine at a point of its life, `c@t` in FastTrack. 0 is none.
///
/// A word in memory is one epoch, or stands for several: the last one of each of several goroutines that nothing
/// orders among themselves.
final class Epochs {
    private static final int CLOCK_BITS = 32;
    private static final int SEVERAL = 0xffff;

    private final HappensBefore happensBefore;
    /// What words stand for several; `several.get(i)[0]` says how many epochs follow.
    private final List<long[]> several = new ArrayList<>();

    private int used;
    /// The goroutine that [#current] is of, or -1.
    private int of = -1;

    private long current;

    Epochs(HappensBefore happensBefore) {
        this.happensBefore = happensBefore;
    }

    /// Forgets what words stand for several.
    void clear() {
        used = 0;
        of = -1;
    }

    /// Some goroutine's clock has moved.
    void moved() {
        of = -1;
    }

    /// Where a goroutine is now.
    long now(int g) {
        if (g != of) {
            of = g;
            current = (long) g << CLOCK_BITS | happensBefore.clock(g).get(g);
        }
        return current;
    }

    /// Whose an epoch is.
    static int goroutine(long epoch) {
        return (int) (epoch >>> CLOCK_BITS);
    }

    /// Whether what a single epoch stands for happens before whatever a goroutine does now. None does.
    boolean isBefore(long epoch, int g) {
        int other = goroutine(epoch);
        return other == g || happensBefore.clock(g).get(other) >= (int) epoch;
    }

    /// The first epoch of a word that does not happen before what a goroutine does now, or 0.
    long unordered(long word, int g) {
        if (goroutine(word) != SEVERAL) {
            return isBefore(word, g) ? 0 : word;
        }
        var list = several.get((int) word);
        for (int i = 1; i <= list[0]; i++) {
            if (!isBefore(list[i], g)) {
                return list[i];
            }
        }
        return 0;
    }

    /// A word with one more epoch, which may take the place of those that happen before it.
    long with(long word, long now) {
        int g = goroutine(now);
        if (goroutine(word) != SEVERAL) {
            return isBefore(word, g) ? now : both(word, now);
        }
        int i = (int) word;
        several.set(i, put(several.get(i), now));
        return word;
    }

    private long both(long first, long second) {
        if (used == several.size()) {
            several.add(new long[5]);
        }
        var list = several.get(used);
        list[0] = 2;
        list[1] = first;
        list[2] = second;
        return (long) SEVERAL << CLOCK_BITS | used++;
    }

    private static long[] put(long[] list, long now) {
        int size = (int) list[0];
        for (int i = 1; i <= size; i++) {
            if (goroutine(list[i]) == goroutine(now)) {
                list[i] = now;
                return list;
            }
        }
        var roomy = size + 1 < list.length ? list : Arrays.copyOf(list, 2 * list.length);
        roomy[0] = size + 1L;
        roomy[size + 1] = now;
        return roomy;
    }
}
