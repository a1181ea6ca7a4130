package dev.heddle.examples.bugs.traditional;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;

/// The scheduler cache of Kubernetes writes its list of nodes under a lock, and a test reads its length without.
///
/// In the kernel a goroutine that follows changes is left over too, whatever the race does: the last test.
///
/// Source: Kubernetes #88331, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#88331")
final class Kubernetes88331Test {
    private static final class Cache {
        private final RWMutex mu = new RWMutex("cache");
        private final List<String> nodes = new ArrayList<>();

        void add(String node) {
            try (var _ = mu.hold()) {
                nodes.add(node);
            }
        }

        int size() {
            return nodes.size();
        }

        int sizeUnderTheLock() {
            try (var _ = mu.readHold()) {
                return nodes.size();
            }
        }
    }

    private static void fill(Cache cache, Chan<Unit> stop, Runnable read) {
        Go.go("changes", () -> stop.receive());
        var adders = new WaitGroup();
        adders.go(() -> cache.add("node-1"));
        read.run();
        adders.await();
    }

    @GoTest(expect = DataRace.class)
    void theReaderHasNoLock() {
        var cache = new Cache();
        fill(cache, Chan.unbuffered("stop"), cache::size);
    }

    @GoTest(expect = GoroutineLeak.class)
    void nobodyStopsWhoFollowsTheChanges() {
        var cache = new Cache();
        fill(cache, Chan.unbuffered("stop"), cache::sizeUnderTheLock);
    }

    @GoTest
    void theReaderHasTheLockAndTheFollowerAnEnd() {
        var cache = new Cache();
        var stop = Chan.<Unit>unbuffered("stop");
        fill(cache, stop, cache::sizeUnderTheLock);
        stop.close();
    }
}
