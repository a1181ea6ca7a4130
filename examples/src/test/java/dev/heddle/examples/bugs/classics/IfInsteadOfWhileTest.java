package dev.heddle.examples.bugs.classics;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import java.util.ArrayDeque;
import java.util.Queue;

/// Who is woken does not look again whether there is something to take. Between the signal and the lock somebody
/// else may have taken it.
///
/// Described in: the documentation of `java.lang.Object.wait`, which asks for a loop.
@Kernel("if instead of while")
final class IfInsteadOfWhileTest {
    private static final class Inbox {
        private final Mutex mu = new Mutex("inbox");
        private final Cond arrived = new Cond(mu);
        private final Queue<String> messages = new ArrayDeque<>();

        void put(String message) {
            try (var _ = mu.hold()) {
                messages.add(message);
                arrived.broadcast();
            }
        }

        String takeLookingOnce() {
            try (var _ = mu.hold()) {
                if (messages.isEmpty()) {
                    arrived.await();
                }
                return messages.remove(); // NoSuchElementException
            }
        }

        String take() {
            try (var _ = mu.hold()) {
                while (messages.isEmpty()) {
                    arrived.await();
                }
                return messages.remove();
            }
        }
    }

    private static void readTwice(Inbox inbox, Runnable read) {
        Go.go("first reader", read::run);
        Go.go("second reader", read::run);
        inbox.put("hello");
        inbox.put("goodbye");
    }

    @GoTest(expect = Panicked.class)
    void whoIsWokenTakesWhatIsGone() {
        var inbox = new Inbox();
        readTwice(inbox, inbox::takeLookingOnce);
    }

    @GoTest
    void whoIsWokenLooksAgain() {
        var inbox = new Inbox();
        readTwice(inbox, inbox::take);
    }
}
