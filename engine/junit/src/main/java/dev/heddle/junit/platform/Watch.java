package dev.heddle.junit.platform;

import dev.heddle.operation.Unwinding;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/// What the engine sees of the executions of a test from inside, one after another.
final class Watch {
    private volatile @Nullable Throwable unfinished;
    private volatile @Nullable TestAbortedException aborted;
    private volatile boolean suitable;

    void executionBegins() {
        unfinished = null;
    }

    /// The test method has ended, and the `@AfterEach` methods are next.
    ///
    /// @param thrown what left it, or `null`
    void testEnded(@Nullable Throwable thrown) {
        if (thrown instanceof TestAbortedException e) {
            aborted = e;
        } else {
            suitable = true;
        }
        if (!(thrown instanceof Unwinding)) {
            unfinished = thrown;
        }
    }

    /// The `@AfterEach` methods have ended.
    ///
    /// @param thrown what leaves the execution, or `null`
    void executionEnds(@Nullable Throwable thrown) {
        if (thrown == null || !isUnwound(thrown)) {
            unfinished = null;
        }
    }

    private static boolean isUnwound(Throwable thrown) {
        if (thrown instanceof Unwinding) {
            return true;
        }
        for (var suppressed : thrown.getSuppressed()) {
            if (suppressed instanceof Unwinding) {
                return true;
            }
        }
        return false;
    }

    /// What the test method threw in the last execution if an `@AfterEach` method then never ended: the failure of
    /// that execution speaks of the latter only. Otherwise `null`.
    @Nullable
    Throwable unfinished() {
        return unfinished;
    }

    /// Whether in some execution no assumption failed.
    boolean wasSuitable() {
        return suitable;
    }

    /// The assumption that did not hold in some execution, or `null`.
    @Nullable
    TestAbortedException aborted() {
        return aborted;
    }
}
