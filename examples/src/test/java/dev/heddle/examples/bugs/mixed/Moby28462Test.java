package dev.heddle.examples.bugs.mixed;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;

/// Docker checks the health of a container in a loop that looks at a stop channel and goes on if there is
/// nothing. To stop it, Docker sends to that channel with the lock of the container held. If the loop has just
/// begun a check, it waits for that lock to write down the result, and never looks at the channel again.
///
/// The loop spins: a strategy that is not fair to it never comes to an end.
///
/// Source: Docker (moby) #28462, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#28462")
final class Moby28462Test {
    private static final class Container {
        final Chan<Unit> stop = Chan.unbuffered("stop");
        private final Mutex mu = new Mutex("container");
        private String health = "starting";

        void monitor() {
            while (Go.select(stop.receiving().to(false), Case.otherwise().to(true))) {
                probe();
            }
        }

        private void probe() {
            try (var _ = mu.hold()) {
                health = health.equals("healthy") ? "unhealthy" : "healthy";
            }
        }

        void stopBySend() {
            try (var _ = mu.hold()) {
                stop.send(Unit.UNIT);
            }
        }

        void stopByClose() {
            try (var _ = mu.hold()) {
                stop.close();
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theMonitorProbesWhileItIsToldToStop() {
        var container = new Container();
        Go.go("monitor", container::monitor);
        Go.go("stop", container::stopBySend);
    }

    @GoTest
    void aCloseWaitsForNobody() {
        var container = new Container();
        Go.go("monitor", container::monitor);
        Go.go("stop", container::stopByClose);
    }
}
