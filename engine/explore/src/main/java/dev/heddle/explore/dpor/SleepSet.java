package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import java.util.Arrays;

/// Transitions that need not be explored from a state, since everything that begins with one of them has been: each
/// with the footprint that it has there (Godefroid, 1996).
final class SleepSet {
    private long[] label = new long[8];
    private long[] footprint = new long[8];
    private int size;

    void clear() {
        size = 0;
    }

    void add(long newLabel, long newFootprint) {
        if (size == label.length) {
            label = Arrays.copyOf(label, 2 * size);
            footprint = Arrays.copyOf(footprint, 2 * size);
        }
        label[size] = newLabel;
        footprint[size++] = newFootprint;
    }

    /// Becomes the sleep set after an event: whoever does not depend on it sleeps on.
    void inherit(SleepSet before, long event, long touches, Dependence dependence) {
        size = 0;
        for (int i = 0; i < before.size; i++) {
            if (!dependence.areDependent(before.label[i], before.footprint[i], event, touches)) {
                add(before.label[i], before.footprint[i]);
            }
        }
    }

    boolean contains(long searched) {
        for (int i = 0; i < size; i++) {
            if (label[i] == searched) {
                return true;
            }
        }
        return false;
    }

    /// Whether everything that begins with this sequence, or an equivalent of it, has been explored.
    boolean covers(Sequence sequence, Dependence dependence) {
        for (int i = 0; i < size; i++) {
            if (sequence.hasWeakInitial(label[i], footprint[i], dependence)) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    long label(int i) {
        return label[i];
    }

    long footprint(int i) {
        return footprint[i];
    }
}
