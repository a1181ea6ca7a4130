package dev.heddle.benchmarks.structures;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jetbrains.lincheck.datastructures.Operation;

/// One value that is computed by whoever needs it first.
public class Cache {
    final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    int value;

    /// The value, which is 1 if nobody has computed it.
    @Operation
    public int one() {
        return computed(1);
    }

    /// The value, which is 2 if nobody has computed it.
    @Operation
    public int two() {
        return computed(2);
    }

    int read() {
        lock.readLock().lock();
        try {
            return value;
        } finally {
            lock.readLock().unlock();
        }
    }

    int computed(int mine) {
        int known = read();
        if (known != 0) {
            return known;
        }
        lock.writeLock().lock();
        try {
            if (value == 0) {
                value = mine;
            }
            return value;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /// Does not look again under the writer's lock.
    public static class Wrong extends Cache {
        @Override
        int computed(int mine) {
            int known = read();
            if (known != 0) {
                return known;
            }
            lock.writeLock().lock();
            try {
                value = mine;
                return value;
            } finally {
                lock.writeLock().unlock();
            }
        }
    }
}
