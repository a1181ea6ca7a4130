package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;

/// Hands out numbers, none of them twice. They are reserved in blocks from a store that is slow.
class Sequence {
    final Mutex lock = new Mutex("sequence");
    final Mutex store = new Mutex("store");
    final int block;
    int reserved;
    int next;
    int end;

    Sequence(int block) {
        this.block = block;
    }

    int next() {
        try (var _ = lock.hold()) {
            if (next == end) {
                next = reserve();
                end = next + block;
            }
            return next++;
        }
    }

    /// The first number of a new block.
    int reserve() {
        try (var _ = store.hold()) {
            reserved += block;
            return reserved - block;
        }
    }

    /// Lets go of the lock while it asks the store.
    static final class LetsGo extends Sequence {
        LetsGo(int block) {
            super(block);
        }

        @Override
        int next() {
            boolean used;
            try (var _ = lock.hold()) {
                used = next == end;
            }
            if (used) {
                int first = reserve();
                try (var _ = lock.hold()) {
                    next = first;
                    end = first + block;
                }
            }
            try (var _ = lock.hold()) {
                return next++;
            }
        }
    }
}
