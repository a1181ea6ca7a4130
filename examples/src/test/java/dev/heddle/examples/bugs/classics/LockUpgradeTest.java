package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import org.jspecify.annotations.Nullable;

/// Who reads and wants to write keeps the read lock and asks for the write lock, which waits for all readers,
/// itself among them. Of two that do so, each also waits for the other.
///
/// Described in: the documentation of `java.util.concurrent.locks.ReentrantReadWriteLock`, which forbids it.
@Kernel("lock upgrade")
final class LockUpgradeTest {
    private static final class Cache {
        private final RWMutex mu = new RWMutex("cache");
        private @Nullable String value;

        void fillHoldingTheReadLock() {
            try (var _ = mu.readHold()) {
                if (value == null) {
                    try (var _ = mu.hold()) {
                        value = "computed";
                    }
                }
            }
        }

        void fill() {
            boolean missing;
            try (var _ = mu.readHold()) {
                missing = value == null;
            }
            if (missing) {
                try (var _ = mu.hold()) {
                    if (value == null) {
                        value = "computed";
                    }
                }
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theWriterWaitsForItsOwnReading() {
        var cache = new Cache();
        Go.go("reader", cache::fillHoldingTheReadLock);
    }

    @GoTest
    void theWriterReadsNoLongerAndLooksAgain() {
        var cache = new Cache();
        Go.go("reader", cache::fill);
        Go.go("other", cache::fill);
    }
}
