package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;
import java.util.Arrays;

/// Footprints of a search, each as one `long`, so that an event is two `long`s and is copied without allocation.
///
/// Most events touch one object: their code is that access. The others are numbered, each different one once.
public final class Footprints {
    /// Nothing is touched.
    public static final long EMPTY = 0xfe;
    /// Everything is: see [Mode#TICK]. No other footprint contains that mode.
    public static final long TICK = Access.of(0, Mode.TICK);

    private static final int NUMBERED = 0xff;
    private static final int NUMBER_SHIFT = 8;

    private long[][] numbered = new long[64][];
    private int count;
    /// The numbers plus 1, by hash; 0 where there is none.
    private int[] table = new int[128];

    /// The code of these accesses.
    public long code(Labels accesses) {
        int size = accesses.size();
        if (size == 0) {
            return EMPTY;
        }
        for (int i = 0; i < size; i++) {
            if (Access.mode(accesses.get(i)) == Mode.TICK) {
                return TICK;
            }
        }
        return size == 1 ? accesses.get(0) : (long) number(accesses) << NUMBER_SHIFT | NUMBERED;
    }

    /// Whether a code stands for exactly one access, and is that access.
    static boolean isSingle(long code) {
        return (code & 0xff) < EMPTY;
    }

    /// How many accesses a code stands for.
    public int size(long code) {
        int kind = (int) code & 0xff;
        return kind == NUMBERED ? numbered[(int) (code >>> NUMBER_SHIFT)].length : kind == EMPTY ? 0 : 1;
    }

    /// One of the accesses that a code stands for, from 0 to [#size] - 1.
    public long get(long code, int i) {
        return ((int) code & 0xff) == NUMBERED ? numbered[(int) (code >>> NUMBER_SHIFT)][i] : code;
    }

    /// Whether any of the accesses is to this object.
    public boolean touches(long code, int object) {
        for (int i = 0; i < size(code); i++) {
            if (Access.object(get(code, i)) == object) {
                return true;
            }
        }
        return false;
    }

    private int number(Labels accesses) {
        int at = hash(accesses) & table.length - 1;
        while (table[at] != 0) {
            if (isEqual(numbered[table[at] - 1], accesses)) {
                return table[at] - 1;
            }
            at = at + 1 & table.length - 1;
        }
        if (count == numbered.length) {
            numbered = Arrays.copyOf(numbered, 2 * count);
        }
        numbered[count] = accesses.toArray(0);
        table[at] = ++count;
        if (2 * count > table.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        table = new int[2 * table.length];
        for (int i = 0; i < count; i++) {
            int at = hash(numbered[i]) & table.length - 1;
            while (table[at] != 0) {
                at = at + 1 & table.length - 1;
            }
            table[at] = i + 1;
        }
    }

    private static boolean isEqual(long[] known, Labels accesses) {
        if (known.length != accesses.size()) {
            return false;
        }
        for (int i = 0; i < known.length; i++) {
            if (known[i] != accesses.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static int hash(Labels accesses) {
        long hash = 1;
        for (int i = 0; i < accesses.size(); i++) {
            hash = mix(hash, accesses.get(i));
        }
        return (int) (hash ^ hash >>> 32);
    }

    private static int hash(long[] accesses) {
        long hash = 1;
        for (long access : accesses) {
            hash = mix(hash, access);
        }
        return (int) (hash ^ hash >>> 32);
    }

    private static long mix(long hash, long access) {
        return (hash ^ access) * 0x9e3779b97f4a7c15L;
    }
}
