package dev.heddle.examples.bugs.mixed;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import java.util.HashSet;
import java.util.Set;

/// The status manager of Kubernetes' node agent queues each new status on a channel with its lock held. The
/// goroutine that takes them from the queue needs the lock to forget a pod. If it wants to forget one while
/// another status is being queued, each waits for the other.
///
/// Source: Kubernetes #10182, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#10182")
final class Kubernetes10182Test {
    private static final class StatusManager {
        private final RWMutex mu = new RWMutex("pod statuses");
        private final Chan<String> queue = Chan.unbuffered("status queue");
        private final Set<String> statuses = new HashSet<>();

        void start() {
            Go.go("status manager", () -> {
                for (int i = 0; i < 2; i++) {
                    forget(queue.receiveOr(""));
                }
            });
        }

        private void forget(String pod) {
            try (var _ = mu.hold()) {
                statuses.remove(pod);
            }
        }

        void setAndQueue(String pod) {
            try (var _ = mu.hold()) {
                statuses.add(pod);
                queue.send(pod);
            }
        }

        void setThenQueue(String pod) {
            try (var _ = mu.hold()) {
                statuses.add(pod);
            }
            queue.send(pod);
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void aStatusIsQueuedWhileTheQueueIsBusyForgetting() {
        var manager = new StatusManager();
        manager.start();
        Go.go("first", () -> manager.setAndQueue("first"));
        Go.go("second", () -> manager.setAndQueue("second"));
    }

    @GoTest
    void aStatusIsQueuedWithoutTheLock() {
        var manager = new StatusManager();
        manager.start();
        Go.go("first", () -> manager.setThenQueue("first"));
        Go.go("second", () -> manager.setThenQueue("second"));
    }
}
