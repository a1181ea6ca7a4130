package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;
import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the squares of at most so many numbers.
class Cache {
    final Mutex lock = new Mutex("cache");
    final Map<Integer, Integer> squares = new LinkedHashMap<>();
    final int capacity;
    int largest;

    Cache(int capacity) {
        this.capacity = capacity;
    }

    void load(int n) {
        try (var _ = lock.hold()) {
            makeRoom(n);
            put(n);
        }
    }

    void makeRoom(int n) {
        if (!squares.containsKey(n) && squares.size() >= capacity) {
            squares.remove(squares.keySet().iterator().next());
        }
    }

    void put(int n) {
        squares.put(n, n * n);
        largest = Math.max(largest, squares.size());
    }

    /// Makes room, and fills it later: somebody else may have filled it.
    static final class FillsLater extends Cache {
        FillsLater(int capacity) {
            super(capacity);
        }

        @Override
        void load(int n) {
            try (var _ = lock.hold()) {
                makeRoom(n);
            }
            try (var _ = lock.hold()) {
                put(n);
            }
        }
    }
}
