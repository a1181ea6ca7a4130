package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;
import java.util.ArrayList;
import java.util.List;

/// Collects items, and passes them on in batches of exactly so many.
class Batcher {
    final Mutex lock = new Mutex("batcher");
    final List<List<Integer>> batches = new ArrayList<>();
    final int size;
    List<Integer> waiting = new ArrayList<>();

    Batcher(int size) {
        this.size = size;
    }

    void add(int item) {
        try (var _ = lock.hold()) {
            waiting.add(item);
            flushIfFull();
        }
    }

    void flushIfFull() {
        if (waiting.size() >= size) {
            batches.add(waiting);
            waiting = new ArrayList<>();
        }
    }

    List<List<Integer>> batches() {
        try (var _ = lock.hold()) {
            return List.copyOf(batches);
        }
    }

    /// Adds, and flushes later: by then there may be more.
    static final class FlushesLater extends Batcher {
        FlushesLater(int size) {
            super(size);
        }

        @Override
        void add(int item) {
            try (var _ = lock.hold()) {
                waiting.add(item);
            }
            try (var _ = lock.hold()) {
                flushIfFull();
            }
        }
    }
}
