package dev.heddle.examples.bugs.gospecific;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import org.jspecify.annotations.Nullable;

/// gRPC's handler transport passes what it has to write through a channel that it closes when the request is
/// done. A stream that has an error to report after that sends on the closed channel.
///
/// Source: gRPC #1687, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("grpc#1687")
final class Grpc1687Test {
    private interface Transport {
        Case<@Nullable GoBody> next();

        void write(GoBody body);

        void close();

        /// What serves the request: writes until the transport is closed.
        default void serve() throws Exception {
            while (Go.select(next()) instanceof GoBody body) {
                body.run();
            }
        }
    }

    private static final class Closing implements Transport {
        private final Chan<GoBody> writes = Chan.unbuffered("writes");

        @Override
        public Case<@Nullable GoBody> next() {
            return writes.receiving();
        }

        @Override
        public void write(GoBody body) {
            writes.send(body);
        }

        @Override
        public void close() {
            writes.close();
        }
    }

    /// Nobody closes the channel that has several senders. The end of the transport is a channel of its own.
    private static final class Telling implements Transport {
        private final Chan<GoBody> writes = Chan.unbuffered("writes");
        private final Chan<Unit> closed = Chan.unbuffered("closed");

        @Override
        public Case<@Nullable GoBody> next() {
            return writes.receiving();
        }

        @Override
        public void serve() throws Exception {
            while (Go.select(next(), closed.receiving().map(_ -> null)) instanceof GoBody body) {
                body.run();
            }
        }

        @Override
        public void write(GoBody body) {
            Go.select(writes.sending(body), closed.receiving());
        }

        @Override
        public void close() {
            closed.close();
        }
    }

    private static void request(Transport transport) {
        Go.go("transport", transport::serve);
        transport.write(() -> {});
        transport.close();
        // The stream's error comes when the request is done already.
        transport.write(() -> {});
    }

    @GoTest(expect = Panicked.class)
    void theErrorComesAfterTheEnd() {
        request(new Closing());
    }

    @GoTest
    void theErrorIsDroppedAfterTheEnd() {
        request(new Telling());
    }
}
