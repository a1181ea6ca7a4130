package dev.heddle.benchmarks.structures;

import java.util.concurrent.locks.ReentrantLock;
import org.jetbrains.lincheck.datastructures.Operation;

/// A counter behind a lock.
public class Counter {
    final ReentrantLock lock = new ReentrantLock();
    int value;

    /// Adds one, and returns the sum.
    @Operation
    public int increment() {
        lock.lock();
        try {
            return ++value;
        } finally {
            lock.unlock();
        }
    }

    /// The sum so far.
    @Operation
    public int get() {
        lock.lock();
        try {
            return value;
        } finally {
            lock.unlock();
        }
    }

    /// Gives the lock back between reading and writing.
    public static class Wrong extends Counter {
        @Override
        @Operation
        public int increment() {
            int sum = get() + 1;
            lock.lock();
            try {
                value = sum;
            } finally {
                lock.unlock();
            }
            return sum;
        }
    }
}
