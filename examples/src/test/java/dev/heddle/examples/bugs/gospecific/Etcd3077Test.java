package dev.heddle.examples.bugs.gospecific;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import java.time.Duration;

/// etcd's server makes the channels for its stop in the goroutine that runs it, and whoever stops the server reads
/// those fields, perhaps before they are set.
///
/// Source: etcd #3077, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("etcd#3077")
final class Etcd3077Test {
    private static final class Server {
        private Chan<Unit> stopped;

        Server(Chan<Unit> stopped) {
            this.stopped = stopped;
        }

        void run(boolean makesTheChannel) {
            if (makesTheChannel) {
                stopped = Chan.unbuffered("stopped");
            }
            Go.select(stopped.receiving(), Case.after(Duration.ofSeconds(1)));
        }

        void stop() {
            Go.select(stopped.sending(Unit.UNIT), Case.after(Duration.ofSeconds(1)));
        }
    }

    @GoTest(expect = DataRace.class)
    void theFieldIsSetBesideTheStop() {
        var server = new Server(Chan.nil());
        Go.go("server", () -> server.run(true));
        server.stop();
    }

    @GoTest
    void theFieldIsSetBeforeTheStart() {
        var server = new Server(Chan.unbuffered("stopped"));
        Go.go("server", () -> server.run(false));
        server.stop();
    }
}
