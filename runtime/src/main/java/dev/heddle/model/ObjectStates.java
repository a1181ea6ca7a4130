package dev.heddle.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What each object holds, and who holds it; each type uses some of the columns.
///
/// Invariants between two transitions:
///
/// - a mutex is free or locked; a readers-writer mutex whose writer holds it has no readers;
/// - an unbuffered channel holds nothing; a buffered one holds `sends - receives` values, 0 to its capacity.
final class ObjectStates {
    @Nullable
    ObjectType[] type = new ObjectType[16];

    int[] capacity = new int[16];
    int[] sends = new int[16];
    int[] receives = new int[16];
    boolean[] closed = new boolean[16];
    boolean[] fedByTimer = new boolean[16];
    /// The goroutine that holds a mutex, writes under a readers-writer mutex or runs a once's body, plus 1; 0 for
    /// none.
    int[] holder = new int[16];
    /// The writer that has announced itself, plus 1; it stays until it unlocks.
    int[] announced = new int[16];
    /// The counter of a wait group, the next ticket of a condition variable, 1 for a once that is complete.
    int[] count = new int[16];
    long[] value = new long[16];
    final ReadLocks readers = new ReadLocks();

    /// See [Model#create(int, ObjectType, int, long)]; there must be room.
    void create(int x, ObjectType what, int parameter, long initial) {
        type[x] = what;
        capacity[x] = parameter;
        sends[x] = what == ObjectType.QUEUE || what == ObjectType.BAG ? (int) initial : 0;
        receives[x] = 0;
        closed[x] = false;
        fedByTimer[x] = false;
        holder[x] = 0;
        announced[x] = 0;
        count[x] = what == ObjectType.LATCH ? parameter : 0;
        value[x] = initial;
    }

    /// How many values a channel or a queue holds.
    int buffered(int x) {
        return sends[x] - receives[x];
    }

    int room() {
        return type.length;
    }

    void copyFrom(ObjectStates other) {
        int size = other.room();
        System.arraycopy(other.type, 0, type, 0, size);
        System.arraycopy(other.capacity, 0, capacity, 0, size);
        System.arraycopy(other.sends, 0, sends, 0, size);
        System.arraycopy(other.receives, 0, receives, 0, size);
        System.arraycopy(other.closed, 0, closed, 0, size);
        System.arraycopy(other.fedByTimer, 0, fedByTimer, 0, size);
        System.arraycopy(other.holder, 0, holder, 0, size);
        System.arraycopy(other.announced, 0, announced, 0, size);
        System.arraycopy(other.count, 0, count, 0, size);
        System.arraycopy(other.value, 0, value, 0, size);
        readers.copyFrom(other.readers);
    }

    void grow(int size) {
        type = Arrays.copyOf(type, size);
        capacity = Arrays.copyOf(capacity, size);
        sends = Arrays.copyOf(sends, size);
        receives = Arrays.copyOf(receives, size);
        closed = Arrays.copyOf(closed, size);
        fedByTimer = Arrays.copyOf(fedByTimer, size);
        holder = Arrays.copyOf(holder, size);
        announced = Arrays.copyOf(announced, size);
        count = Arrays.copyOf(count, size);
        value = Arrays.copyOf(value, size);
    }
}
