package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Defer;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;

/// CockroachDB's consistency checker of a replica waits for the store to stop. Here the checker runs before the
/// stop, in the same goroutine, so the stop never comes.
///
/// Source: CockroachDB #25456, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#25456")
final class Cockroach25456Test {
    private static final class Stopper {
        final Chan<Unit> quiescing = Chan.unbuffered("quiescing");

        void stop() {
            quiescing.close();
        }
    }

    private static final class ConsistencyQueue {
        private final Stopper stopper;

        ConsistencyQueue(Stopper stopper) {
            this.stopper = stopper;
        }

        void process() {
            stopper.quiescing.receive();
        }
    }

    @GoTest(expect = Deadlock.class)
    void theQueueWaitsForAStopThatComesAfterIt() {
        var stopper = new Stopper();
        try (var defer = Defer.scope()) {
            // Runs when this block is left, and process() keeps us in it.
            defer.call(stopper::stop);
            new ConsistencyQueue(stopper).process();
        }
    }

    @GoTest
    void theStopComesFirst() {
        var stopper = new Stopper();
        stopper.stop();
        new ConsistencyQueue(stopper).process();
    }
}
