package dev.heddle.examples.bugs.classics;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import org.jspecify.annotations.Nullable;

/// An instance is made at first use. To save the lock, it is looked for without the lock first, and that look races
/// with the assignment: it may see a reference to an object of which the fields are not written yet.
///
/// Described in: Bacon and others, "The 'Double-Checked Locking is Broken' Declaration" (2000).
@Kernel("double-checked locking")
final class DoubleCheckedLockingTest {
    private static final class Lazy {
        private final Mutex mu = new Mutex("lazy");
        private @Nullable String instance;

        String checkedTwice() {
            var known = instance; // without the lock
            return known != null ? known : checkedOnce();
        }

        String checkedOnce() {
            try (var _ = mu.hold()) {
                var known = instance;
                if (known == null) {
                    known = "made";
                    instance = known;
                }
                return known;
            }
        }
    }

    private static void useTwice(Runnable use) {
        var users = new WaitGroup();
        users.go(use::run);
        users.go(use::run);
        users.await();
    }

    @GoTest(expect = DataRace.class)
    void theFirstLookHasNoLock() {
        var lazy = new Lazy();
        useTwice(lazy::checkedTwice);
    }

    @GoTest
    void everyLookHasTheLock() {
        var lazy = new Lazy();
        useTwice(lazy::checkedOnce);
    }
}
