package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;

/// Opens connections when they are needed, but not more than so many; others are turned away.
class ConnectionPool {
    final Mutex lock = new Mutex("pool");
    final int most;
    int idle;
    int open;

    ConnectionPool(int most) {
        this.most = most;
    }

    /// Takes an idle connection or opens one; false if there is none to be had.
    boolean take() {
        try (var _ = lock.hold()) {
            if (idle > 0) {
                idle--;
                return true;
            }
            if (open == most) {
                return false;
            }
            open++;
            return true;
        }
    }

    void giveBack() {
        try (var _ = lock.hold()) {
            idle++;
        }
    }

    int open() {
        try (var _ = lock.hold()) {
            return open;
        }
    }

    /// Connects without holding the lock, as connecting takes long, and does not count connections under way.
    static final class CountsLater extends ConnectionPool {
        CountsLater(int most) {
            super(most);
        }

        @Override
        boolean take() {
            try (var _ = lock.hold()) {
                if (idle > 0) {
                    idle--;
                    return true;
                }
                if (open >= most) {
                    return false;
                }
            }
            try (var _ = lock.hold()) {
                open++;
                return true;
            }
        }
    }
}
