package dev.heddle.examples.bugs.communication;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A stream of gRPC is read by a goroutine of its own, while the caller waits with a time limit. When the limit has
/// passed, the stream is marked as done, but the reader waits for data or for the end of the transport, and neither
/// comes.
///
/// Source: gRPC #1275, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology, University
/// of New South Wales); written anew.
@Kernel("grpc#1275")
final class Grpc1275Test {
    private static final class Stream {
        final Chan<byte[]> received = Chan.unbuffered("received");
        final Chan<Unit> transportClosed = Chan.unbuffered("transport closed");
        final Chan<Unit> streamClosed = Chan.unbuffered("stream closed");

        @Nullable
        byte[] read() {
            return Go.select(received.receiving(), transportClosed.receiving().map(_ -> null));
        }

        @Nullable
        byte[] readUnlessClosed() {
            return Go.select(
                    received.receiving(),
                    transportClosed.receiving().map(_ -> null),
                    streamClosed.receiving().map(_ -> null));
        }
    }

    private static void call(Stream stream, GoBody reader) {
        var done = Chan.<Unit>unbuffered("done");
        Go.go("reader", () -> {
            reader.run();
            done.close();
        });

        Go.select(done.receiving(), Case.after(Duration.ofSeconds(1)));
        stream.streamClosed.close();
    }

    @GoTest(expect = GoroutineLeak.class)
    void theReaderWaitsForDataOfAStreamThatIsClosed() {
        var stream = new Stream();
        call(stream, stream::read);
    }

    @GoTest
    void theReaderSeesTheCloseOfItsStream() {
        var stream = new Stream();
        call(stream, stream::readUnlessClosed);
    }
}
