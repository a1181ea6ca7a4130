package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Defer;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Once;
import java.util.function.Consumer;

/// A connection of Syncthing closes itself once, and that once waits for the dispatcher loop to end. When the
/// dispatcher itself closes the connection, because of a message that it handles, it waits for its own end, and
/// holds the `Once` for everybody else.
///
/// Source: Syncthing #5795, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("syncthing#5795")
final class Syncthing5795Test {
    private static final class Connection {
        final Chan<String> inbox = Chan.unbuffered("inbox");
        final Chan<Unit> closed = Chan.unbuffered("closed");
        final Chan<Unit> dispatcherStopped = Chan.unbuffered("dispatcher stopped");
        private final Once closing = new Once();
        private final Consumer<Connection> onClusterConfig;

        Connection(Consumer<Connection> onClusterConfig) {
            this.onClusterConfig = onClusterConfig;
            Go.go("dispatcher", this::dispatch);
        }

        private void dispatch() {
            try (var defer = Defer.scope()) {
                defer.call(dispatcherStopped::close);
                while (Go.select(
                        inbox.receiving().map(_ -> {
                            onClusterConfig.accept(this);
                            return true;
                        }),
                        closed.receiving().to(false))) {}
            }
        }

        void close() {
            closing.run(() -> {
                closed.close();
                dispatcherStopped.receive();
            });
        }
    }

    @GoTest(expect = Deadlock.class)
    void theDispatcherWaitsForItself() {
        var connection = new Connection(Connection::close);
        connection.inbox.send("cluster config");
        connection.dispatcherStopped.receive();
    }

    @GoTest
    void aCloseFromTheDispatcherRunsBesideIt() {
        var connection = new Connection(it -> Go.go("close", it::close));
        connection.inbox.send("cluster config");
        connection.dispatcherStopped.receive();
    }
}
