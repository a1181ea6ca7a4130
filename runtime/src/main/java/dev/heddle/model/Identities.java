package dev.heddle.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Names goroutines and objects alike in every interleaving: by who made them and as their how-manieth, not by
/// when.
///
/// The exhaustive search compares steps of different executions, in which two parents may start their children in
/// either order. One of these belongs to one search, and only grows. Where a search is shared by several
/// schedulers, each has one of its own that takes its numbers from one that all share, so that all use the same.
///
/// Invariant: a number, once given, stays with its (maker, ordinal) pair for the whole search. What was [#met] is
/// forgotten where the search begins anew.
public final class Identities {
    /// The goroutine that every execution starts with.
    public static final int MAIN = 0;
    /// The most goroutines that all interleavings of one program can have together.
    public static final int MAX_GOROUTINES = 0xfff0;

    private static final int[] NONE = {};
    private static final int PART_SHIFT = 32;
    private static final long PART_MASK = 0xffff_ffffL;

    private int[][] childrenOf = new int[16][];
    private int[][] objectsOf = new int[16][];
    private int[][] startedByTimer = new int[16][];
    private int[][] metBy = new int[16][];
    private int[][] otherThan = new int[16][];
    private final Map<Long, Integer> parts = new HashMap<>();
    private final Map<String, Integer> classes = new HashMap<>();
    private int[] parents = new int[16];
    private int[] ordinals = new int[16];
    private long[] objectHashes = new long[16];
    /// For a part what it is a part of, plus one; 0 for what is no part.
    private int[] wholes = new int[16];
    private final Map<Object, Integer> outside = new IdentityHashMap<>();
    private final BitSet belowZero = new BitSet();
    private final BitSet irregular = new BitSet();
    private final @Nullable Identities shared;
    // Each is more than the highest number given here.
    private int goroutines = 1;
    private int objects;
    private boolean ambiguous;

    /// A search's first state: one goroutine, main.
    public Identities() {
        this(null);
    }

    private Identities(@Nullable Identities shared) {
        this.shared = shared;
        parents[MAIN] = -1;
    }

    /// One for another thread, that gives the numbers which this one gives. From then on only such ones may be
    /// used, by one thread each.
    public Identities forAnotherThread() {
        return new Identities(this);
    }

    /// The goroutine that `parent` starts as its `ordinal`-th, from 0.
    public int child(int parent, int ordinal) {
        var known = lookUp(childrenOf, parent, ordinal);
        if (known >= 0) {
            return known;
        }
        var id = newGoroutine(parent, ordinal, s -> s.child(parent, ordinal));
        childrenOf = store(childrenOf, parent, ordinal, id);
        return id;
    }

    /// The goroutine that a timer starts when it fires for the `ordinal`-th time, from 0.
    public int startedBy(int timer, int ordinal) {
        var known = lookUp(startedByTimer, timer, ordinal);
        if (known >= 0) {
            return known;
        }
        var id = newGoroutine(-2 - timer, ordinal, s -> s.startedBy(timer, ordinal));
        startedByTimer = store(startedByTimer, timer, ordinal, id);
        return id;
    }

    /// The object that `goroutine` makes as its `ordinal`-th, from 0.
    public int object(int goroutine, int ordinal) {
        var known = lookUp(objectsOf, goroutine, ordinal);
        if (known >= 0) {
            return known;
        }
        int x = newObject(hash(pathHash(goroutine), ordinal), s -> s.object(goroutine, ordinal));
        objectsOf = store(objectsOf, goroutine, ordinal, x);
        return x;
    }

    /// The object that stands, in each execution, for one that was made outside of all.
    public int standIn(Object original) {
        var known = outside.get(original);
        if (known != null) {
            return known;
        }
        var all = shared;
        int x = all == null
                ? newObject(hash(0, outside.size() + 1), _ -> 0)
                : newObject(all.hashOfStandIn(original), s -> s.standIn(original));
        outside.put(original, x);
        return x;
    }

    private synchronized long hashOfStandIn(Object original) {
        return objectHash(standIn(original));
    }

    /// An object that nobody was seen to make, when `goroutine` comes to it as the `ordinal`-th such object that
    /// is new to it. If somebody has come to the object before, in this execution, it is known under his name,
    /// `known`; otherwise `known` is -1.
    ///
    /// Whoever comes first gives the name, and in other interleavings somebody else does; so the search remembers
    /// that the two names mean the same. If a name means one object here and another there, that does not work:
    /// then this search [#isAmbiguous].
    ///
    /// @param isTaken whether a number is already some other object's, in this execution
    public int met(int goroutine, int ordinal, int known, IntPredicate isTaken) {
        var before = lookUp(metBy, goroutine, ordinal);
        if (known >= 0) {
            ambiguous |= before >= 0 && before != known;
            if (before < 0) {
                metBy = store(metBy, goroutine, ordinal, known);
                if (shared != null) {
                    shared.metByAnother(goroutine, ordinal, known);
                }
            }
            return known;
        }
        int first = before >= 0 ? before : newMet(goroutine, ordinal);
        int number = first;
        for (int i = 0; isTaken.test(number); i++) {
            ambiguous = true;
            number = otherThan(first, i);
        }
        return number;
    }

    private int newMet(int goroutine, int ordinal) {
        int number = newObject(hash(pathHash(goroutine) * 31, ordinal), s -> s.met(goroutine, ordinal, -1, _ -> false));
        metBy = store(metBy, goroutine, ordinal, number);
        return number;
    }

    private synchronized void metByAnother(int goroutine, int ordinal, int known) {
        met(goroutine, ordinal, known, _ -> false);
    }

    /// What an object is called if another one has taken its name. This too must be the same whenever an execution
    /// begins alike, or the search takes the body for one that does something else each time.
    private int otherThan(int taken, int ordinal) {
        var known = lookUp(otherThan, taken, ordinal);
        if (known >= 0) {
            return known;
        }
        int x = newObject(hash(objectHashes[taken] * 31, ordinal), s -> s.otherThan(taken, ordinal));
        otherThan = store(otherThan, taken, ordinal, x);
        return x;
    }

    /// Forgets who has come to what: a search begins anew with more operations than before, so that everybody may
    /// come to other objects first.
    public void startOver() {
        metBy = new int[16][];
        ambiguous = false;
        var all = shared;
        if (all != null) {
            synchronized (all) {
                all.startOver();
            }
        }
    }

    /// Whether some object could not be named alike in every interleaving, so that the exhaustive search may have
    /// taken two objects for one.
    public boolean isAmbiguous() {
        return ambiguous || shared != null && shared.isAmbiguousForAnother();
    }

    private synchronized boolean isAmbiguousForAnother() {
        return ambiguous;
    }

    /// A part of an object that is an object of its own: the monitor, a field, an element.
    ///
    /// @param part which one; the same number for the same part in every execution
    public int part(int object, int part) {
        int x = part((long) object << PART_SHIFT | part & PART_MASK, objectHashes[object], part);
        if (x >= wholes.length) {
            wholes = Arrays.copyOf(wholes, Math.max(x + 1, 2 * wholes.length));
        }
        wholes[x] = object + 1;
        return x;
    }

    /// What an object is a [#part] of; itself if it is none.
    public int whole(int object) {
        return object < wholes.length && wholes[object] > 0 ? wholes[object] - 1 : object;
    }

    /// What belongs to a goroutine and is an object: its interrupt flag.
    ///
    /// @param part which one, 0 or more
    public int ofGoroutine(int goroutine, int part) {
        return part((long) ~goroutine << PART_SHIFT | part & PART_MASK, pathHash(goroutine), part);
    }

    private int part(long key, long hash, int part) {
        var known = parts.get(key);
        if (known != null) {
            return known;
        }
        int x = newObject(hash(hash * 31, part), s -> s.part(key, hash, part));
        parts.put(key, x);
        return x;
    }

    /// The object that stands for a class and its static fields. It goes by the name, as another loader may load
    /// the class anew for each execution.
    public int ofClass(String name) {
        var known = classes.get(name);
        if (known != null) {
            return known;
        }
        int x = newObject(hash(name.hashCode(), 0), s -> s.ofClass(name));
        classes.put(name, x);
        return x;
    }

    /// Where a goroutine comes from, as a path: main's second child's first is `2.1`. Main itself is `main`, and
    /// one that a timer started begins with `timer`.
    public String path(int goroutine) {
        if (goroutine == MAIN) {
            return "main";
        }
        var parent = parents[goroutine];
        var own = Integer.toString(ordinals[goroutine] + 1);
        return parent == MAIN ? own : parent < 0 ? "timer" + (-2 - parent) + "." + own : path(parent) + "." + own;
    }

    /// The goroutine that starts a goroutine, or -1 for main and for one that a timer starts.
    public int parent(int goroutine) {
        return Math.max(-1, parents[goroutine]);
    }

    /// The timer that starts a goroutine, or -1 if another goroutine does.
    public int timerOf(int goroutine) {
        return parents[goroutine] < -1 ? -2 - parents[goroutine] : -1;
    }

    /// A number that depends on the path of a goroutine only, for its share of the search's randomness.
    public long pathHash(int goroutine) {
        long hash = 0x9e3779b97f4a7c15L;
        for (int g = goroutine; g > 0; g = parents[g]) {
            hash = (hash ^ (ordinals[g] + 1)) * 0xbf58476d1ce4e5b9L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    /// A number that depends only on who made an object, by path, and as his how-manieth; or, for one made outside
    /// of all executions, on its place in the order in which the search has met those.
    public long objectHash(int object) {
        return objectHashes[object];
    }

    /// Remembers that the counter of a wait group can go below zero. Whether one more `done` does so then depends
    /// on how many came before it, so that no two operations on it can be swapped: from the next execution on, each
    /// of them says so.
    public void markBelowZero(int waitGroup) {
        belowZero.set(waitGroup);
        var all = shared;
        if (all != null) {
            synchronized (all) {
                all.belowZero.set(waitGroup);
            }
        }
    }

    /// Whether the counter of a wait group is known to go below zero in some execution.
    public boolean isBelowZero(int waitGroup) {
        return belowZero.get(waitGroup);
    }

    /// Remembers that a wait group is used in a way in which it can matter what an `add` comes before.
    public void markIrregular(int waitGroup) {
        irregular.set(waitGroup);
        var all = shared;
        if (all != null) {
            synchronized (all) {
                all.irregular.set(waitGroup);
            }
        }
    }

    /// Whether it can matter, in some execution so far, what an `add` to a wait group comes before.
    public boolean isIrregular(int waitGroup) {
        return irregular.get(waitGroup);
    }

    /// Learns what the others that share the numbers have marked.
    public void learnMarks() {
        var all = shared;
        if (all != null) {
            synchronized (all) {
                belowZero.or(all.belowZero);
                irregular.or(all.irregular);
            }
        }
    }

    /// All goroutines that have got a number so far have a smaller one.
    public int goroutines() {
        return goroutines;
    }

    /// All objects that have got a number so far have a smaller one.
    public int objects() {
        return objects;
    }

    /// @param number asks those that share their numbers
    private int newObject(long hash, ToIntFunction<Identities> number) {
        int x = number(number, objects);
        if (x >= objectHashes.length) {
            objectHashes = Arrays.copyOf(objectHashes, Math.max(x + 1, 2 * objectHashes.length));
        }
        objectHashes[x] = hash;
        objects = Math.max(objects, x + 1);
        return x;
    }

    private static long hash(long maker, int ordinal) {
        long hash = (maker ^ ordinal + 1) * 0x94d049bb133111ebL;
        return hash ^ hash >>> 31;
    }

    private int newGoroutine(int parent, int ordinal, ToIntFunction<Identities> number) {
        int id = number(number, goroutines);
        if (id >= MAX_GOROUTINES) {
            throw new IllegalStateException("more than " + MAX_GOROUTINES
                    + " different goroutines in one search; explore a smaller program, or lower maxSteps");
        }
        if (id >= parents.length) {
            int size = Math.max(id + 1, 2 * parents.length);
            parents = Arrays.copyOf(parents, size);
            ordinals = Arrays.copyOf(ordinals, size);
        }
        parents[id] = parent;
        ordinals[id] = ordinal;
        goroutines = Math.max(goroutines, id + 1);
        return id;
    }

    private int number(ToIntFunction<Identities> asked, int next) {
        var all = shared;
        if (all == null) {
            return next;
        }
        synchronized (all) {
            return asked.applyAsInt(all);
        }
    }

    private static int lookUp(int[][] table, int maker, int ordinal) {
        if (maker >= table.length || table[maker] == null || ordinal >= table[maker].length) {
            return -1;
        }
        return table[maker][ordinal] - 1;
    }

    private static int[][] store(int[][] table, int maker, int ordinal, int id) {
        var grown = maker < table.length ? table : Arrays.copyOf(table, Math.max(maker + 1, 2 * table.length));
        var row = grown[maker] == null ? NONE : grown[maker];
        if (ordinal >= row.length) {
            row = Arrays.copyOf(row, Math.max(ordinal + 1, 2 * row.length));
        }
        row[ordinal] = id + 1; // 0 stands for "none yet"
        grown[maker] = row;
        return grown;
    }
}
