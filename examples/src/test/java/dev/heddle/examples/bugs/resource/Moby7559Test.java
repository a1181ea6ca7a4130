package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import java.io.IOException;

/// Docker's UDP proxy looks for the connection of each packet under a lock. If it cannot dial, it goes on with the
/// next packet, and has not unlocked.
///
/// Source: Docker (moby) #7559, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#7559")
final class Moby7559Test {
    private static void dial() throws IOException {
        throw new IOException("connection refused");
    }

    @GoTest(expect = GoroutineLeak.class)
    void aFailedDialSkipsTheUnlock() {
        var connections = new Mutex("connections");
        Go.go("proxy", () -> {
            for (int packet = 0; packet < 2; packet++) {
                connections.lock();
                try {
                    dial();
                } catch (IOException e) {
                    continue; // with the lock
                }
                connections.unlock();
            }
        });
    }

    @GoTest
    void theBlockUnlocksHoweverItIsLeft() {
        var connections = new Mutex("connections");
        Go.go("proxy", () -> {
            for (int packet = 0; packet < 2; packet++) {
                try (var _ = connections.hold()) {
                    dial();
                } catch (IOException e) {
                    continue;
                }
            }
        });
    }
}
