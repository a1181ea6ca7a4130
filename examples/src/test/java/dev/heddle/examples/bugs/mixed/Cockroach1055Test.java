package dev.heddle.examples.bugs.mixed;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;

/// CockroachDB's stopper has to wait for tasks before it tells the workers to stop. A worker that began a task and
/// waits for that word before it ends the task makes the stopper wait for the worker and the worker for the
/// stopper.
/// The stopper holds its lock meanwhile, so the other workers wait too. It depends on whether the worker comes
/// before the draining, which is when no task may begin any more.
///
/// Whether the stopper drains was also read without the lock that it is written under; that is the second test.
///
/// Source: CockroachDB #1055, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#1055")
final class Cockroach1055Test {
    private static class Stopper {
        final Chan<Unit> stopping = Chan.unbuffered("stopping");
        final Mutex mu = new Mutex("stopper");
        final WaitGroup tasks = new WaitGroup();
        final WaitGroup workers = new WaitGroup();
        boolean draining;

        boolean startTask() {
            try (var _ = mu.hold()) {
                if (draining) {
                    return false;
                }
                tasks.add(1);
                return true;
            }
        }

        void endTask() {
            tasks.done();
        }

        void stop() {
            try (var _ = mu.hold()) {
                draining = true;
                tasks.await();
            }
            stopping.close();
            workers.await();
        }
    }

    private static void stopWith(Stopper stopper, GoBody worker) {
        for (int i = 0; i < 2; i++) {
            stopper.workers.go(worker);
        }
        var done = Chan.<Unit>unbuffered("done");
        Go.go("stop", () -> {
            stopper.stop();
            done.close();
        });
        done.receive();
    }

    @GoTest(expect = Deadlock.class)
    void aTaskEndsOnlyAfterTheStop() {
        var stopper = new Stopper();
        stopWith(stopper, () -> {
            if (stopper.startTask()) {
                stopper.stopping.receive();
                stopper.endTask();
            }
        });
    }

    @GoTest
    void aTaskEndsBeforeItsWorkerWaitsForTheStop() {
        var stopper = new Stopper();
        stopWith(stopper, () -> {
            if (stopper.startTask()) {
                stopper.endTask();
            }
            stopper.stopping.receive();
        });
    }

    @GoTest(expect = DataRace.class)
    void drainingIsReadWithoutTheLock() {
        var stopper = new Stopper();
        stopWith(stopper, () -> {
            if (!stopper.draining && stopper.startTask()) {
                stopper.endTask();
            }
        });
    }
}
