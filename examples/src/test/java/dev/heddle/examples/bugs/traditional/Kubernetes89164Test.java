package dev.heddle.examples.bugs.traditional;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import java.util.List;

/// The watch cache of Kubernetes changes its buffer of watchers under a lock when it is blocked, and reads it
/// without one when it dispatches.
///
/// Source: Kubernetes #89164, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#89164")
final class Kubernetes89164Test {
    private static final class WatchCache {
        private final RWMutex mu = new RWMutex("watch cache");
        private List<String> watchers = List.of();

        void watch(String watcher) {
            try (var _ = mu.hold()) {
                watchers = List.of(watcher);
            }
        }

        void dispatch(List<String> to) {
            to.forEach(_ -> {});
        }

        void dispatchToAll() {
            dispatch(watchers);
        }

        void dispatchToAllOfNow() {
            List<String> now;
            try (var _ = mu.readHold()) {
                now = watchers;
            }
            dispatch(now);
        }
    }

    @GoTest(expect = DataRace.class)
    void theDispatcherHasNoLock() {
        var cache = new WatchCache();
        Go.go("client", () -> cache.watch("client"));
        cache.dispatchToAll();
    }

    @GoTest
    void theDispatcherCopiesUnderTheLock() {
        var cache = new WatchCache();
        Go.go("client", () -> cache.watch("client"));
        cache.dispatchToAllOfNow();
    }
}
