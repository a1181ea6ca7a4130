package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.RWMutex;
import java.util.ArrayDeque;
import java.util.Queue;

/// The workers of Kubernetes' resource quotas hold a lock for reading while they take a key from a queue, which
/// waits on a condition variable if it is empty. The quota controller takes the lock for writing, now and then,
/// to look at everything. If it comes while one worker waits for a key, it waits for that worker, and those who
/// would add a key wait for it, because they read too.
///
/// Source: Kubernetes #58107, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#58107")
final class Kubernetes58107Test {
    private static final class Quotas {
        private final RWMutex workers = new RWMutex("workers");
        private final Mutex queueMu = new Mutex("queue");
        private final Cond added = new Cond(queueMu);
        private final Queue<String> queue = new ArrayDeque<>();

        private String take() {
            try (var _ = queueMu.hold()) {
                while (queue.isEmpty()) {
                    added.await();
                }
                return queue.remove();
            }
        }

        private void add(String key) {
            try (var _ = queueMu.hold()) {
                queue.add(key);
                added.signal();
            }
        }

        void workUnderTheLock() {
            try (var _ = workers.readHold()) {
                take();
            }
        }

        void work() {
            take();
            try (var _ = workers.readHold()) {}
        }

        void replenish() {
            try (var _ = workers.readHold()) {
                add("namespace");
            }
        }

        void synchronise() {
            try (var _ = workers.hold()) {}
        }
    }

    private static void control(Quotas quotas, GoBody worker) {
        Go.go("worker", worker);
        Go.go("synchronise", quotas::synchronise);
        Go.go("replenish", quotas::replenish);
    }

    @GoTest(expect = GoroutineLeak.class)
    void aWorkerWaitsForAKeyWithTheLock() {
        var quotas = new Quotas();
        control(quotas, quotas::workUnderTheLock);
    }

    @GoTest
    void aWorkerWaitsForAKeyWithoutTheLock() {
        var quotas = new Quotas();
        control(quotas, quotas::work);
    }
}
