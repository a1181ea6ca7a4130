package dev.heddle.explore.race;

import dev.heddle.explore.happensbefore.HappensBefore;
import java.util.Arrays;

/// Says of each access to a location whether it races with an earlier one: FastTrack (Flanagan, Freund, "FastTrack:
/// efficient and precise dynamic race detection", PLDI 2009, figure 5).
///
/// Of plain writes the last one is enough: before a race they are ordered. Of reads it keeps one epoch as long as
/// they are ordered, too, and the last one of each goroutine where they are not.
///
/// Beyond the paper it knows atomic accesses, which race with plain ones but not with each other. They have words
/// of their own, at which plain accesses look only where the field is accessed atomically somewhere.
final class FastTrack {
    private final Shadow plain = new Shadow();
    private final Shadow atomic = new Shadow();
    private final Epochs epochs;
    /// By field: whether any execution has accessed it atomically.
    private boolean[] mixed = new boolean[0];

    /// The epoch, and how it accessed, of the access that the last one raced with; valid after a `false`.
    long other;

    Race.How otherHow = Race.How.WRITE;

    FastTrack(HappensBefore happensBefore) {
        this.epochs = new Epochs(happensBefore);
    }

    /// Some goroutine's clock has moved.
    void moved() {
        epochs.moved();
    }

    /// A new execution begins.
    void clear() {
        plain.clear();
        atomic.clear();
        epochs.clear();
    }

    /// The cell of a location, which is its name in this execution; -1 for an element that does not exist.
    int cell(Object owner, int field, int index, int place) {
        return plain.cell(owner, field, index, place);
    }

    /// A plain read; false if it races.
    boolean read(int g, Object owner, int field, int index, int place) {
        int cell = plain.cell(owner, field, index, place);
        if (cell < 0) {
            return true;
        }
        long now = epochs.now(g);
        long reads = plain.words[cell + 1];
        if (reads == now) {
            return true;
        }
        if (races(plain.words[cell], g, Race.How.WRITE)
                || isMixed(field) && racesAtomicWrite(g, owner, field, index, place)) {
            return false;
        }
        plain.words[cell + 1] = epochs.with(reads, now);
        return true;
    }

    /// A plain write; false if it races.
    boolean write(int g, Object owner, int field, int index, int place) {
        int cell = plain.cell(owner, field, index, place);
        if (cell < 0) {
            return true;
        }
        long now = epochs.now(g);
        if (plain.words[cell] == now) {
            return true;
        }
        if (races(plain.words[cell], g, Race.How.WRITE)
                || races(plain.words[cell + 1], g, Race.How.READ)
                || isMixed(field)
                        && (racesAtomicWrite(g, owner, field, index, place)
                                || racesAtomicRead(g, owner, field, index, place))) {
            return false;
        }
        plain.words[cell] = now;
        plain.words[cell + 1] = 0; // whatever comes after the reads comes after the write too, or races with it
        return true;
    }

    /// An atomic read; false if it races with a plain access.
    boolean readAtomic(int g, Object owner, int field, int index, int place) {
        return atomic(g, owner, field, index, place, false);
    }

    /// An atomic write; false if it races with a plain access.
    boolean writeAtomic(int g, Object owner, int field, int index, int place) {
        return atomic(g, owner, field, index, place, true);
    }

    private boolean atomic(int g, Object owner, int field, int index, int place, boolean isWrite) {
        int cell = plain.cell(owner, field, index, place);
        if (cell < 0) {
            return true;
        }
        if (races(plain.words[cell], g, Race.How.WRITE) || isWrite && races(plain.words[cell + 1], g, Race.How.READ)) {
            return false;
        }
        if (!isMixed(field)) {
            if (field >= mixed.length) {
                mixed = Arrays.copyOf(mixed, Math.max(field + 1, 2 * mixed.length));
            }
            mixed[field] = true;
        }
        int own = atomic.cell(owner, field, index, place) + (isWrite ? 0 : 1);
        atomic.words[own] = epochs.with(atomic.words[own], epochs.now(g));
        return true;
    }

    private boolean isMixed(int field) {
        return field < mixed.length && mixed[field];
    }

    private boolean racesAtomicWrite(int g, Object owner, int field, int index, int place) {
        return races(atomic.words[atomic.cell(owner, field, index, place)], g, Race.How.WRITE_ATOMIC);
    }

    private boolean racesAtomicRead(int g, Object owner, int field, int index, int place) {
        return races(atomic.words[atomic.cell(owner, field, index, place) + 1], g, Race.How.READ_ATOMIC);
    }

    private boolean races(long word, int g, Race.How how) {
        long unordered = epochs.unordered(word, g);
        if (unordered == 0) {
            return false;
        }
        other = unordered;
        otherHow = how;
        return true;
    }
}
