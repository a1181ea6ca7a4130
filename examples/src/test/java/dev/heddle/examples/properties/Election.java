package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;

/// The node with the highest priority becomes the leader.
class Election {
    final Mutex lock = new Mutex("election");
    int leader = -1;

    void run(int priority) {
        try (var _ = lock.hold()) {
            leader = Math.max(leader, priority);
        }
    }

    int leader() {
        try (var _ = lock.hold()) {
            return leader;
        }
    }

    /// Looks who leads, and takes the lead later, perhaps from somebody better.
    static final class LooksFirst extends Election {
        @Override
        void run(int priority) {
            if (priority > leader()) {
                try (var _ = lock.hold()) {
                    leader = priority;
                }
            }
        }
    }
}
