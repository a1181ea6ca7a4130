package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;

/// A node of CockroachDB leaves the loop that starts its gossip with the lock held if it has been closed, and the
/// next thing it does takes the lock again.
///
/// Source: CockroachDB #584, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#584")
final class Cockroach584Test {
    private static final class Gossip {
        private final Mutex mu = new Mutex("gossip");
        private boolean closed;

        void close() {
            try (var _ = mu.hold()) {
                closed = true;
            }
        }

        void bootstrap() {
            while (true) {
                mu.lock();
                if (closed) {
                    break; // with the lock
                }
                mu.unlock();
            }
        }

        void bootstrapUnlocking() {
            var running = true;
            while (running) {
                try (var _ = mu.hold()) {
                    running = !closed;
                }
            }
        }

        void manage() {
            try (var _ = mu.hold()) {}
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void aBreakSkipsTheUnlock() {
        var gossip = new Gossip();
        gossip.close();
        Go.go("gossip", () -> {
            gossip.bootstrap();
            gossip.manage();
        });
    }

    @GoTest
    void theBlockUnlocksHoweverItIsLeft() {
        var gossip = new Gossip();
        gossip.close();
        Go.go("gossip", () -> {
            gossip.bootstrapUnlocking();
            gossip.manage();
        });
    }
}
