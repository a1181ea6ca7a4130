package dev.heddle.model;

import java.util.Arrays;

/// Who holds the read side of which readers-writer mutex: an entry per lock that is not unlocked. There are never
/// many.
final class ReadLocks {
    private static final int OBJECT_SHIFT = 32;

    private long[] entries = new long[8];
    private int size;

    void clear() {
        size = 0;
    }

    /// How many hold it.
    int count(int x) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += object(entries[i]) == x ? 1 : 0;
        }
        return count;
    }

    void add(int x, int g) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size++] = (long) x << OBJECT_SHIFT | g;
    }

    /// A goroutine unlocks what it has locked itself; false if it has not.
    boolean remove(int x, int g) {
        for (int i = 0; i < size; i++) {
            if (entries[i] == ((long) x << OBJECT_SHIFT | g)) {
                entries[i] = entries[--size];
                return true;
            }
        }
        return false;
    }

    /// A goroutine unlocks what somebody else has locked: of several the lowest number, so that it does not matter
    /// who came first. False if nobody has.
    boolean removeAny(int x) {
        int lowest = -1;
        for (int i = 0; i < size; i++) {
            if (object(entries[i]) == x && (lowest < 0 || entries[i] < entries[lowest])) {
                lowest = i;
            }
        }
        if (lowest < 0) {
            return false;
        }
        entries[lowest] = entries[--size];
        return true;
    }

    void copyFrom(ReadLocks other) {
        if (entries.length < other.size) {
            entries = new long[other.entries.length];
        }
        System.arraycopy(other.entries, 0, entries, 0, other.size);
        size = other.size;
    }

    private static int object(long entry) {
        return (int) (entry >>> OBJECT_SHIFT);
    }
}
