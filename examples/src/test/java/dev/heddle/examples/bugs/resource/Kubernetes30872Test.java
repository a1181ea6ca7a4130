package dev.heddle.examples.bugs.resource;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;

/// Kubernetes' federation controller keeps an informer, which has a lock, of clusters, which come from a queue,
/// which has one too. The queue calls handlers with its lock held, and a handler takes the lock of the informer.
/// The informer is asked whether it has synchronised, and with its lock held asks the queue. Whoever stops the
/// informer then waits for the lock as well.
///
/// Source: Kubernetes #30872, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#30872")
final class Kubernetes30872Test {
    private static final class DeltaQueue {
        private final RWMutex mu = new RWMutex("queue");
        private int synced;

        void pop(GoBody handler) throws Exception {
            try (var _ = mu.hold()) {
                synced++;
                handler.run();
            }
        }

        void popThenHandle(GoBody handler) throws Exception {
            try (var _ = mu.hold()) {
                synced++;
            }
            handler.run();
        }

        boolean hasSynced() {
            try (var _ = mu.readHold()) {
                return synced > 0;
            }
        }
    }

    private static final class FederatedInformer {
        private final Mutex mu = new Mutex("informer");
        private final DeltaQueue queue;
        private final Chan<Unit> stop = Chan.unbuffered("stop");
        private int clusters;

        FederatedInformer(DeltaQueue queue) {
            this.queue = queue;
        }

        void addCluster() {
            try (var _ = mu.hold()) {
                clusters++;
            }
        }

        boolean clustersSynced() {
            try (var _ = mu.hold()) {
                return queue.hasSynced();
            }
        }

        void stop() {
            try (var _ = mu.hold()) {
                stop.close();
            }
        }

        void poll() {
            while (Go.select(stop.receiving().to(false), Case.otherwise().to(true))) {
                if (clustersSynced()) {
                    return;
                }
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theQueueCallsBackWithItsLock() {
        var queue = new DeltaQueue();
        var informer = new FederatedInformer(queue);
        Go.go("controller", () -> queue.pop(informer::addCluster));
        Go.go("poll", informer::poll);
        Go.go("stop", informer::stop);
    }

    @GoTest
    void theQueueCallsBackWithoutItsLock() {
        var queue = new DeltaQueue();
        var informer = new FederatedInformer(queue);
        Go.go("controller", () -> queue.popThenHandle(informer::addCluster));
        Go.go("poll", informer::poll);
        Go.go("stop", informer::stop);
    }
}
