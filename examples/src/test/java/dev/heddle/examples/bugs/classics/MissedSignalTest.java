package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;

/// The state is changed and signalled without the lock that guards it. The signal can come between the look at the
/// state and the wait, where nobody hears it.
///
/// Described in: Goetz and others, "Java Concurrency in Practice" (2006), section 14.2.3, "Missed signals".
@Kernel("missed signal")
final class MissedSignalTest {
    private static final class Gate {
        private final Mutex stateMu = new Mutex("state");
        private final Mutex waitMu = new Mutex("wait");
        private final Cond opened = new Cond(waitMu);
        private boolean open;

        private boolean isOpen() {
            try (var _ = stateMu.hold()) {
                return open;
            }
        }

        private void setOpen() {
            try (var _ = stateMu.hold()) {
                open = true;
            }
        }

        void openWithoutTheLock() {
            setOpen();
            opened.broadcast();
        }

        void open() {
            try (var _ = waitMu.hold()) {
                setOpen();
                opened.broadcast();
            }
        }

        void pass() {
            try (var _ = waitMu.hold()) {
                while (!isOpen()) {
                    opened.await();
                }
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theGateOpensBetweenTheLookAndTheWait() {
        var gate = new Gate();
        Go.go("visitor", gate::pass);
        gate.openWithoutTheLock();
    }

    @GoTest
    void theGateOpensUnderTheLockOfThoseWhoWait() {
        var gate = new Gate();
        Go.go("visitor", gate::pass);
        gate.open();
    }
}
