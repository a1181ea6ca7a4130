package dev.heddle.examples.properties;

import dev.heddle.Chan;
import dev.heddle.sync.Mutex;
import java.util.ArrayList;
import java.util.List;

/// Sends events to everybody who has subscribed. Whoever leaves has his mailbox closed.
class EventBus {
    final Mutex lock = new Mutex("bus");
    final List<Chan<Integer>> mailboxes = new ArrayList<>();

    void subscribe(Chan<Integer> mailbox) {
        try (var _ = lock.hold()) {
            mailboxes.add(mailbox);
        }
    }

    void leave(Chan<Integer> mailbox) {
        try (var _ = lock.hold()) {
            mailboxes.remove(mailbox);
            mailbox.close();
        }
    }

    void publish(int event) {
        try (var _ = lock.hold()) {
            mailboxes.forEach(mailbox -> mailbox.send(event));
        }
    }

    /// Does not hold the lock while it sends.
    static final class SendsToACopy extends EventBus {
        @Override
        void publish(int event) {
            List<Chan<Integer>> copy;
            try (var _ = lock.hold()) {
                copy = List.copyOf(mailboxes);
            }
            copy.forEach(mailbox -> mailbox.send(event));
        }
    }
}
