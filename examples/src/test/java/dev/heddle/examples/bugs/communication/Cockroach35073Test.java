package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;

/// A row channel of CockroachDB's query engine has room for some rows. When its consumer closes, it takes out what
/// is there so that a producer that waits can go on, but producers that come later fill the buffer again and then
/// wait for a consumer that is gone.
///
/// Source: CockroachDB #35073, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#35073")
final class Cockroach35073Test {
    private interface RowChannel {
        void push(int row);

        void consumerClosed();
    }

    /// Pushes rows whether or not there is a consumer.
    private static final class Unaware implements RowChannel {
        private final Chan<Integer> rows = Chan.buffered("rows", 1);

        @Override
        public void push(int row) {
            rows.send(row);
        }

        @Override
        public void consumerClosed() {
            // Makes room once. It says to nobody that it will not do so again.
            while (rows.tryReceive().isPresent()) {}
        }
    }

    /// The close of a second channel says so, to those who wait and to those who come later.
    private static final class Aware implements RowChannel {
        private final Chan<Integer> rows = Chan.buffered("rows", 1);
        private final Chan<Unit> closed = Chan.unbuffered("consumer closed");

        @Override
        public void push(int row) {
            Go.select(rows.sending(row), closed.receiving());
        }

        @Override
        public void consumerClosed() {
            closed.close();
        }
    }

    private static void flow(RowChannel channel) {
        var outbox = new WaitGroup();
        outbox.go(() -> {
            channel.push(1);
            channel.push(2);
        });
        channel.consumerClosed();

        channel.push(3);
        channel.push(4);
        outbox.await();
    }

    @GoTest(expect = Deadlock.class)
    void producersFillTheBufferOfAConsumerThatIsGone() {
        flow(new Unaware());
    }

    @GoTest
    void producersAreToldThatTheConsumerIsGone() {
        flow(new Aware());
    }
}
