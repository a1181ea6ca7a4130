package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import java.util.ArrayDeque;

/// How does a goroutine wait until something that a lock guards has changed?
///
/// With a `Cond`: `await` unlocks, sleeps until somebody signals, and locks again. Between the signal and the lock
/// others may have been faster, so the condition is checked in a `while`, never in an `if`.
///
/// Most of the time a channel says the same in fewer words; this queue is `Chan.buffered(2)`.
///
/// The Go program: none of the tutorials'; `sync.Cond`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B07_Condition`
///
/// It prints:
///
/// ```
/// took 1
/// took 2
/// took 3
/// took 4
/// took 5
/// ```
final class B07_Condition {
    static void main() {
        Go.run(() -> {
            var queue = new Queue(2);
            Go.go("producer", () -> {
                for (int i = 1; i <= 5; i++) {
                    queue.put(i);
                }
            });
            for (int i = 1; i <= 5; i++) {
                IO.println("took " + queue.take());
            }
        });
    }

    // tag::cond[]
    static final class Queue {
        private final Mutex mu = new Mutex("queue");
        private final Cond changed = new Cond(mu);
        private final ArrayDeque<Integer> items = new ArrayDeque<>();
        private final int capacity;

        Queue(int capacity) {
            this.capacity = capacity;
        }

        void put(int item) {
            try (var _ = mu.hold()) {
                while (items.size() == capacity) {
                    changed.await();
                }
                items.add(item);
                changed.broadcast();
            }
        }

        int take() {
            try (var _ = mu.hold()) {
                while (items.isEmpty()) {
                    changed.await();
                }
                int item = items.remove();
                changed.broadcast();
                return item;
            }
        }
    }
    // end::cond[]
}
