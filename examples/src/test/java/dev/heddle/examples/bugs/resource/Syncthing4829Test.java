package dev.heddle.examples.bugs.resource;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Syncthing's mapping of a port tells its subscribers about addresses that are gone, with its lock held for
/// writing, and the first thing a subscriber does is to ask the mapping for its address, which takes the lock for
/// reading.
///
/// Source: Syncthing #4829, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("syncthing#4829")
final class Syncthing4829Test {
    private static final class Mapping {
        private final RWMutex mu = new RWMutex("mapping");
        private final List<String> external = new ArrayList<>(List.of("203.0.113.7:22000"));

        String address() {
            try (var _ = mu.readHold()) {
                return "0.0.0.0:22000 " + external;
            }
        }

        void clear(Consumer<Mapping> subscriber) {
            try (var _ = mu.hold()) {
                external.clear();
                subscriber.accept(this);
            }
        }

        void clearThenTell(Consumer<Mapping> subscriber) {
            try (var _ = mu.hold()) {
                external.clear();
            }
            subscriber.accept(this);
        }
    }

    @GoTest(expect = Deadlock.class)
    void theSubscriberReadsWhatIsBeingWritten() {
        new Mapping().clear(Mapping::address);
    }

    @GoTest
    void theSubscriberIsToldAfterTheWriting() {
        new Mapping().clearThenTell(Mapping::address);
    }
}
