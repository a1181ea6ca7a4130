package dev.heddle.probe;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an execution knows of one object of the program: its number, by which the search recognises it in every
/// interleaving, and the objects of the model that stand for its parts.
final class Entry {
    /// The number of the whole; its parts have numbers of their own.
    final int number;
    /// The monitor, once somebody has come to it.
    @Nullable
    Monitor monitor;
    /// Who waits for it to be notified, once somebody has come to that.
    @Nullable
    WaitSet waitSet;
    /// What stands for the object as a synchroniser or a thread, once somebody has come to it.
    @Nullable
    Object core;

    /// Who has come to it, if nobody was seen to make it; else `null`.
    private final @Nullable BitSet met;
    /// The numbers of its fields and elements.
    private @Nullable Map<Integer, Integer> places;

    private Entry(int number, @Nullable BitSet met) {
        this.number = number;
        this.met = met;
    }

    static Entry made(int number) {
        return new Entry(number, null);
    }

    static Entry met(int number) {
        return new Entry(number, new BitSet());
    }

    /// Whether a goroutine comes to it for the first time, and that matters for its name.
    boolean isNewTo(int goroutine) {
        if (met == null || met.get(goroutine)) {
            return false;
        }
        met.set(goroutine);
        return true;
    }

    /// Whether nobody in this execution was seen to make it.
    boolean isMet() {
        return met != null;
    }

    /// The number of a field or element, or -1.
    int place(int part) {
        var known = places == null ? null : places.get(part);
        return known == null ? -1 : known;
    }

    void setPlace(int part, int number) {
        if (places == null) {
            places = new HashMap<>();
        }
        places.put(part, number);
    }
}
