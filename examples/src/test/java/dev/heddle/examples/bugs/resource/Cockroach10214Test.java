package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import java.util.ArrayList;
import java.util.List;

/// A store of CockroachDB sends heart-beats that it has collected, and holds the lock of the collection while it
/// tells replicas which peers it cannot reach, for which it takes the lock of a replica. A replica that has
/// nothing to do collects a heart-beat, with its lock held.
///
/// Source: CockroachDB #10214, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#10214")
final class Cockroach10214Test {
    private static final class Store {
        private final Mutex coalescedMu = new Mutex("coalesced");
        private final Mutex raftMu = new Mutex("raft");
        private final List<String> heartbeats = new ArrayList<>(List.of("first"));
        private int unreachable;

        void sendUnderTheLock() {
            try (var _ = coalescedMu.hold()) {
                heartbeats.forEach(_ -> reportUnreachable());
                heartbeats.clear();
            }
        }

        void send() {
            List<String> collected;
            try (var _ = coalescedMu.hold()) {
                collected = List.copyOf(heartbeats);
                heartbeats.clear();
            }
            collected.forEach(_ -> reportUnreachable());
        }

        private void reportUnreachable() {
            try (var _ = raftMu.hold()) {
                unreachable++;
            }
        }

        void tick() {
            try (var _ = raftMu.hold()) {
                try (var _ = coalescedMu.hold()) {
                    heartbeats.add("next");
                }
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theTwoLocksAreTakenInEitherOrder() {
        var store = new Store();
        Go.go("sender", store::sendUnderTheLock);
        Go.go("replica", store::tick);
    }

    @GoTest
    void theSenderHoldsOneLockAtATime() {
        var store = new Store();
        Go.go("sender", store::send);
        Go.go("replica", store::tick);
    }
}
