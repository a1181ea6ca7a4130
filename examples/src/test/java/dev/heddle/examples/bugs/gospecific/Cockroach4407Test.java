package dev.heddle.examples.bugs.gospecific;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;

/// CockroachDB's stopper starts workers and waits for them when the node stops. A client that joins the gossip network
/// asks for a worker of its own, and nothing keeps that apart from the stop: its `add` from 0 comes beside the `await`,
/// which may have returned before the worker begins.
///
/// Source: CockroachDB #4407, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#4407")
final class Cockroach4407Test {
    private static final class Stopper {
        private final Chan<Unit> stopping = Chan.unbuffered("stopping");
        private final Chan<Unit> stopped = Chan.unbuffered("stopped");
        private final WaitGroup workers = new WaitGroup();
        private final Mutex mu = new Mutex("stopper");
        private boolean draining;

        void runWorker(String name) {
            workers.add(1);
            start(name);
        }

        boolean runWorkerUnlessDraining(String name) {
            try (var _ = mu.hold()) {
                if (draining) {
                    return false;
                }
                workers.add(1);
            }
            start(name);
            return true;
        }

        private void start(String name) {
            Go.go(name, () -> {
                Go.select(stopping.receiving(), Case.otherwise());
                workers.done();
            });
        }

        void stop() {
            stopping.close();
            workers.await();
            stopped.close();
        }

        void drainAndStop() {
            try (var _ = mu.hold()) {
                draining = true;
            }
            stop();
        }
    }

    @GoTest(expect = DataRace.class)
    void aWorkerIsAddedBesideTheWaitForAll() {
        var stopper = new Stopper();
        Go.go("client", () -> stopper.runWorker("gossip"));
        stopper.stop();
        stopper.stopped.receive();
    }

    @GoTest
    void nobodyIsAddedOnceTheStopperDrains() {
        var stopper = new Stopper();
        Go.go("client", () -> stopper.runWorkerUnlessDraining("gossip"));
        stopper.drainAndStop();
        stopper.stopped.receive();
    }
}
