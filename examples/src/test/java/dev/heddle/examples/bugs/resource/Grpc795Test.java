package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;

/// gRPC's server returns early from a graceful stop that has begun already, and keeps its lock. The next call of
/// any of its methods waits for ever.
///
/// Source: gRPC #795, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology, University
/// of New South Wales); written anew.
@Kernel("grpc#795")
final class Grpc795Test {
    private static final class Server {
        private final Mutex mu = new Mutex("server");
        private boolean draining;

        void gracefulStop() {
            mu.lock();
            if (draining) {
                return; // with the lock
            }
            draining = true;
            mu.unlock();
        }

        void gracefulStopUnlocking() {
            try (var _ = mu.hold()) {
                draining = true;
            }
        }

        void stop() {
            try (var _ = mu.hold()) {}
        }
    }

    private static void stopTwice(Server server, GoBody gracefulStop) throws Exception {
        Go.go("accept", server::stop);
        gracefulStop.run();
        gracefulStop.run();
        server.stop();
    }

    @GoTest(expect = Deadlock.class)
    void theEarlyReturnSkipsTheUnlock() throws Exception {
        var server = new Server();
        stopTwice(server, server::gracefulStop);
    }

    @GoTest
    void theBlockUnlocksHoweverItIsLeft() throws Exception {
        var server = new Server();
        stopTwice(server, server::gracefulStopUnlocking);
    }
}
