package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import java.util.Arrays;

/// Events that can be carried out one after another from some state.
final class Sequence {
    private long[] label = new long[64];
    private long[] footprint = new long[64];
    private int first;
    private int end;

    void clear() {
        first = 0;
        end = 0;
    }

    void add(long newLabel, long newFootprint) {
        if (end == label.length) {
            label = Arrays.copyOf(label, 2 * end);
            footprint = Arrays.copyOf(footprint, 2 * end);
        }
        label[end] = newLabel;
        footprint[end++] = newFootprint;
    }

    int size() {
        return end - first;
    }

    long label(int i) {
        return label[first + i];
    }

    long footprint(int i) {
        return footprint[first + i];
    }

    /// Whether a transition can come first in some equivalent of this sequence or of a longer one: it occurs, and
    /// nothing before it depends on it; or it does not occur, and nothing depends on it (Abdulla et al., POPL 2014,
    /// weak initials).
    boolean hasWeakInitial(long q, long touches, Dependence dependence) {
        for (int i = first; i < end; i++) {
            if (label[i] == q) {
                return true;
            }
            if (dependence.areDependent(q, touches, label[i], footprint[i])) {
                return false;
            }
        }
        return true;
    }

    /// Removes the first occurrence of a label, if there is one.
    void remove(long q) {
        for (int i = first; i < end; i++) {
            if (label[i] == q) {
                System.arraycopy(label, first, label, first + 1, i - first);
                System.arraycopy(footprint, first, footprint, first + 1, i - first);
                first++;
                return;
            }
        }
    }
}
