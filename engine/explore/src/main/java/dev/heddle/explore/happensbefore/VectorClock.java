package dev.heddle.explore.happensbefore;

import java.util.Arrays;

/// For each goroutine, how much of it has happened before some point: Mattern's vector clock.
///
/// Entries that were never set are 0. Goroutines go by the numbers of [dev.heddle.model.Identities].
public final class VectorClock {
    private int[] entries = new int[8];

    /// How much of a goroutine has happened before.
    public int get(int g) {
        return g < entries.length ? entries[g] : 0;
    }

    /// A goroutine has come one step further.
    public void increment(int g) {
        ensure(g);
        entries[g]++;
    }

    /// What has happened before the other point has happened before this one too.
    public void join(VectorClock other) {
        // Exactly as long, not longer: two clocks that join each other in turn would double each other for ever.
        if (other.entries.length > entries.length) {
            entries = Arrays.copyOf(entries, other.entries.length);
        }
        for (int i = 0; i < other.entries.length; i++) {
            if (other.entries[i] > entries[i]) {
                entries[i] = other.entries[i];
            }
        }
    }

    /// Becomes equal to the other one.
    public void set(VectorClock other) {
        if (entries.length == other.entries.length) {
            System.arraycopy(other.entries, 0, entries, 0, entries.length);
        } else {
            entries = other.entries.clone();
        }
    }

    /// Nothing has happened before.
    public void clear() {
        Arrays.fill(entries, 0);
    }

    private void ensure(int g) {
        if (g >= entries.length) {
            entries = Arrays.copyOf(entries, Math.max(g + 1, 2 * entries.length));
        }
    }

    @Override
    public String toString() {
        return Arrays.toString(entries);
    }
}
