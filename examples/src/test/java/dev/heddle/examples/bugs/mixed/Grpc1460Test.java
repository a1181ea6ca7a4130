package dev.heddle.examples.bugs.mixed;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;

/// A client connection of gRPC that has no streams lets its keep-alive goroutine sleep, until the next stream wakes
/// it. The goroutine goes to sleep with the lock of the connection held, and who wants a stream needs that lock to
/// wake it.
///
/// Source: gRPC #1460, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("grpc#1460")
final class Grpc1460Test {
    private static final class ClientTransport {
        private final Mutex mu = new Mutex("transport");
        private final Chan<Unit> awaken;
        private int streams;

        ClientTransport(Chan<Unit> awaken) {
            this.awaken = awaken;
        }

        void sleepUnderTheLock() {
            try (var _ = mu.hold()) {
                if (streams == 0) {
                    awaken.receive();
                }
            }
        }

        void sleep() {
            boolean idle;
            try (var _ = mu.hold()) {
                idle = streams == 0;
            }
            if (idle) {
                awaken.receive();
            }
        }

        void newStream() {
            try (var _ = mu.hold()) {
                streams++;
                // Lost if nobody waits and there is no room.
                var _ = awaken.trySend(Unit.UNIT);
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void itSleepsWithTheLock() {
        var transport = new ClientTransport(Chan.unbuffered("awaken"));
        Go.go("keep-alive", transport::sleepUnderTheLock);
        Go.go("stream", transport::newStream);
    }

    @GoTest
    void itSleepsWithoutTheLockAndTheBufferKeepsTheCall() {
        var transport = new ClientTransport(Chan.buffered("awaken", 1));
        Go.go("keep-alive", transport::sleep);
        Go.go("stream", transport::newStream);
    }
}
