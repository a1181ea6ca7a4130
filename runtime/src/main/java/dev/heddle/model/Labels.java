package dev.heddle.model;

import java.util.Arrays;

/// A list of `long`s that is filled anew at every step and never shrinks: labels, or the accesses of an event.
public final class Labels {
    private long[] items = new long[16];
    private int size;

    /// How many there are.
    public int size() {
        return size;
    }

    /// The one at this place, 0 to `size() - 1`.
    public long get(int i) {
        return items[i];
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Whether this one is among them.
    public boolean contains(long item) {
        return indexOf(item) >= 0;
    }

    /// The first place of this one, or -1.
    public int indexOf(long item) {
        for (int i = 0; i < size; i++) {
            if (items[i] == item) {
                return i;
            }
        }
        return -1;
    }

    /// Adds one at the end.
    public void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = item;
    }

    /// Removes all.
    public void clear() {
        size = 0;
    }

    /// Keeps the first `newSize`.
    public void truncate(int newSize) {
        size = Math.min(size, newSize);
    }

    /// A copy of those from place `from` on.
    public long[] toArray(int from) {
        return Arrays.copyOfRange(items, from, size);
    }
}
