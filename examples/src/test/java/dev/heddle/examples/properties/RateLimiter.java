package dev.heddle.examples.properties;

import dev.heddle.sync.Mutex;

/// Grants no more than a limit.
class RateLimiter {
    final Mutex lock = new Mutex("limiter");
    final int limit;
    int granted;

    RateLimiter(int limit) {
        this.limit = limit;
    }

    boolean tryAcquire(int permits) {
        try (var _ = lock.hold()) {
            boolean fits = granted + permits <= limit;
            granted += fits ? permits : 0;
            return fits;
        }
    }

    int granted() {
        try (var _ = lock.hold()) {
            return granted;
        }
    }

    /// Asks how much is left, and takes it later.
    static final class AsksFirst extends RateLimiter {
        AsksFirst(int limit) {
            super(limit);
        }

        @Override
        boolean tryAcquire(int permits) {
            boolean fits = granted() + permits <= limit;
            if (fits) {
                try (var _ = lock.hold()) {
                    granted += permits;
                }
            }
            return fits;
        }
    }
}
