package dev.heddle.examples.bugs.gospecific;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;

/// Knative's watcher of revisions sends updates on a channel that another goroutine closes when the watch ends. Who
/// still waits in a send when the channel is closed panics.
///
/// Source: Knative serving #5865, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("serving#5865")
final class Serving5865Test {
    private static final class BackendsManager {
        final Chan<String> updates = Chan.unbuffered("updates");
        final Chan<Unit> stop = Chan.unbuffered("stop");

        void end() {
            updates.close();
        }

        void probe() {
            updates.send("revision ready");
        }

        void endTelling() {
            stop.close();
        }

        void probeUnlessStopped() {
            Go.select(updates.sending("revision ready"), stop.receiving());
        }
    }

    @GoTest(expect = Panicked.class)
    void theChannelIsClosedUnderItsSender() {
        var manager = new BackendsManager();
        Go.go("prober", manager::probe);
        manager.end();
    }

    @GoTest
    void theSenderIsToldToStop() {
        var manager = new BackendsManager();
        Go.go("prober", manager::probeUnlessStopped);
        manager.endTelling();
    }
}
