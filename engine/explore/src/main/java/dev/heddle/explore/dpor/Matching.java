package dev.heddle.explore.dpor;

import java.util.Arrays;

/// Which counts up of a wait group the counts down can be for: each unit that is taken away is matched with one that
/// was added before it, in every order of the trace, as many as can be.
///
/// What cannot be matched is how far the counter can go down, over all orders of the trace: by the theorem of maximum
/// flow and minimum cut (Ford, Fulkerson, 1956), applied to closures (Picard, 1976).
final class Matching {
    private final TraceOrder order;

    // The events, in the order of the execution.
    private int[] ups = new int[16];
    private long[] unused = new long[16];
    private int upsSize;
    private int[] downs = new int[16];
    private long[] wanted = new long[16];
    private int downsSize;

    /// How many units of an up are for a down, by up and then by down.
    private long[] matched = new long[256];

    private boolean[] seen = new boolean[16];

    Matching(TraceOrder order) {
        this.order = order;
    }

    void clear() {
        upsSize = 0;
        downsSize = 0;
    }

    /// Adds the event next in the execution.
    ///
    /// @param delta by how much it changes the counter
    void add(int event, long delta) {
        if (delta > 0) {
            if (upsSize == ups.length) {
                ups = Arrays.copyOf(ups, 2 * upsSize);
                unused = Arrays.copyOf(unused, 2 * upsSize);
                seen = new boolean[2 * upsSize];
            }
            ups[upsSize] = event;
            unused[upsSize++] = delta;
        } else if (delta < 0) {
            if (downsSize == downs.length) {
                downs = Arrays.copyOf(downs, 2 * downsSize);
                wanted = Arrays.copyOf(wanted, 2 * downsSize);
            }
            downs[downsSize] = event;
            wanted[downsSize++] = -delta;
        }
    }

    /// How much cannot be matched. To be asked once.
    long unmatched() {
        int size = upsSize * downsSize;
        matched = matched.length < size ? new long[size] : matched;
        Arrays.fill(matched, 0, size, 0);
        long rest = 0;
        for (int down = 0; down < downsSize; down++) {
            takeUnused(down);
            while (wanted[down] > 0 && takeOne(down)) {
                wanted[down]--;
                Arrays.fill(seen, 0, upsSize, false);
            }
            Arrays.fill(seen, 0, upsSize, false);
            rest += wanted[down];
        }
        return rest;
    }

    /// The latest first: that is mostly the one that was meant, and the least useful to others.
    private void takeUnused(int down) {
        for (int up = upsSize - 1; up >= 0 && wanted[down] > 0; up--) {
            if (isBefore(up, down)) {
                long units = Math.min(unused[up], wanted[down]);
                unused[up] -= units;
                wanted[down] -= units;
                matched[up * downsSize + down] += units;
            }
        }
    }

    /// Takes one unit, if need be from a down that can take another one instead.
    private boolean takeOne(int down) {
        for (int up = 0; up < upsSize; up++) {
            if (!seen[up] && isBefore(up, down)) {
                seen[up] = true;
                if (release(up)) {
                    matched[up * downsSize + down]++;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean release(int up) {
        if (unused[up] > 0) {
            unused[up]--;
            return true;
        }
        for (int other = 0; other < downsSize; other++) {
            if (matched[up * downsSize + other] > 0 && takeOne(other)) {
                matched[up * downsSize + other]--;
                return true;
            }
        }
        return false;
    }

    private boolean isBefore(int up, int down) {
        return ups[up] < downs[down] && order.isBefore(ups[up], downs[down]);
    }
}
