package dev.heddle.explore.race;

import dev.heddle.probe.Places;
import java.lang.reflect.Array;
import java.util.Arrays;

/// Two `long`s for each location of plain memory that an execution has touched: an open-addressing table by the
/// identity of the owner, and one array for all. Nothing is allocated per access, and once the arrays have grown,
/// nothing per execution.
///
/// A location is a field of an object, an element of an array, or a collection as a whole. Elements lie in chunks,
/// so that a large array of which little is touched costs little, and one that is run through costs one look-up for
/// each chunk at most.
///
/// A place in the program tends to access the same owner again and again, so the last look-up of each place is
/// remembered and most accesses compute no hash.
///
/// Invariants: `owners[i] == null` exactly where slot i is free; `slots[0..count)` are those that are not;
/// `words[top..]` is zero.
final class Shadow {
    private static final int CHUNK_BITS = 6;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int WORDS = 2;
    private static final int PLACES = 64;
    /// All static fields have the same owner: the class object may be another one where it was not accessible.
    private static final Object STATICS = new Object();

    private Object[] owners = new Object[256];
    private int[] keys = new int[256];
    private int[] cells = new int[256];
    private int shift = 24;
    private int[] slots = new int[128];
    private int count;
    private int top;
    private final Object[] lastOwners = new Object[PLACES];
    private final int[] lastKeys = new int[PLACES];
    private final int[] lastCells = new int[PLACES];
    /// The words of all cells; a cell is the place of its first word.
    long[] words = new long[1024];

    /// Forgets everything.
    void clear() {
        for (int i = 0; i < count; i++) {
            owners[slots[i]] = null;
        }
        Arrays.fill(words, 0, top, 0);
        Arrays.fill(lastOwners, null);
        count = 0;
        top = 0;
    }

    /// The cell of a location, made if there is none; -1 for an element that the array does not have.
    ///
    /// @param place where the access stands in the program; any number will do
    int cell(Object owner, int field, int index, int place) {
        if (field != Places.ELEMENTS) {
            return last(owner instanceof Class<?> ? STATICS : owner, field, place);
        }
        if (index >= Array.getLength(owner)) {
            return -1;
        }
        return last(owner, ~(index >>> CHUNK_BITS), place) + (index & CHUNK - 1) * WORDS;
    }

    private int last(Object owner, int key, int place) {
        int i = place & PLACES - 1;
        if (lastOwners[i] == owner && lastKeys[i] == key) {
            return lastCells[i];
        }
        int cell = find(owner, key);
        lastOwners[i] = owner;
        lastKeys[i] = key;
        lastCells[i] = cell;
        return cell;
    }

    private int find(Object owner, int key) {
        int mask = owners.length - 1;
        int at = hash(owner, key) >>> shift;
        while (true) {
            var there = owners[at];
            if (there == owner && keys[at] == key) {
                return cells[at];
            }
            if (there == null) {
                return make(owner, key, at);
            }
            at = at + 1 & mask;
        }
    }

    private static int hash(Object owner, int key) {
        return (System.identityHashCode(owner) ^ key * 0x85ebca6b) * 0x9e3779b9;
    }

    private int make(Object owner, int key, int slot) {
        int at = slot;
        if (count == slots.length) {
            grow();
            int mask = owners.length - 1;
            at = hash(owner, key) >>> shift;
            while (owners[at] != null) {
                at = at + 1 & mask;
            }
        }
        int cell = top;
        // Keys of fields are not negative; others are the complement of a chunk's number.
        int size = key >= 0 ? 1 : Math.min(CHUNK, Array.getLength(owner) - (~key << CHUNK_BITS));
        top += size * WORDS;
        if (top > words.length) {
            words = Arrays.copyOf(words, Math.max(top, 2 * words.length));
        }
        owners[at] = owner;
        keys[at] = key;
        cells[at] = cell;
        slots[count++] = at;
        return cell;
    }

    private void grow() {
        var oldOwners = owners;
        var oldKeys = keys;
        var oldCells = cells;
        int size = 2 * oldOwners.length;
        owners = new Object[size];
        keys = new int[size];
        cells = new int[size];
        shift--;
        int mask = size - 1;
        for (int i = 0; i < count; i++) {
            int old = slots[i];
            int at = hash(oldOwners[old], oldKeys[old]) >>> shift;
            while (owners[at] != null) {
                at = at + 1 & mask;
            }
            owners[at] = oldOwners[old];
            keys[at] = oldKeys[old];
            cells[at] = oldCells[old];
            slots[i] = at;
        }
        slots = Arrays.copyOf(slots, size / 2);
    }
}
