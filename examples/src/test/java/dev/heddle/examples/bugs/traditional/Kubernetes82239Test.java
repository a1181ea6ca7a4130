package dev.heddle.examples.bugs.traditional;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// A volume manager of Kubernetes hands out its map of volumes, under a lock, and who has it goes through it
/// without one, while another goroutine puts volumes in. Both poll in loops that look at a stop channel.
///
/// The race needs the two loops to meet, which in Go depends on sleeps. Go through a map while it changes, and a Go
/// program ends.
///
/// Source: Kubernetes #82239, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#82239")
final class Kubernetes82239Test {
    private static final class Volumes {
        private final RWMutex mu = new RWMutex("volumes");
        private final Set<String> attached = new HashSet<>();

        void attach(String name) {
            try (var _ = mu.hold()) {
                attached.add(name);
            }
        }

        /// What it hands out is the map itself: reading it is reading what attach() writes.
        Set<String> all() {
            try (var _ = mu.readHold()) {
                return attached;
            }
        }

        Set<String> copy() {
            try (var _ = mu.readHold()) {
                return Set.copyOf(attached);
            }
        }
    }

    private static void poll(Chan<Unit> stop, Runnable step) {
        while (Go.select(stop.receiving().to(false), Case.otherwise().to(true))) {
            step.run();
            Time.sleep(Duration.ofMillis(10));
        }
    }

    private static void reconcile(Runnable read, Runnable write) {
        var stop = Chan.<Unit>unbuffered("stop");
        Go.go("reader", () -> poll(stop, read));
        Go.go("writer", () -> poll(stop, write));
        Time.sleep(Duration.ofMillis(15));
        stop.close();
    }

    @GoTest(expect = DataRace.class, time = TimeModel.RACING)
    void theMapItselfIsHandedOut() {
        var volumes = new Volumes();
        reconcile(() -> volumes.all().size(), () -> volumes.attach("disk"));
    }

    @GoTest(time = TimeModel.RACING)
    void aCopyIsHandedOut() {
        var volumes = new Volumes();
        reconcile(volumes::copy, () -> volumes.attach("disk"));
    }
}
