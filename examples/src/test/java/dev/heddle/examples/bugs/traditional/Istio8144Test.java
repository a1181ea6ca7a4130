package dev.heddle.examples.bugs.traditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.ConcurrentMap;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;

/// A test of Istio's cache counts the evictions in a call-back, which the cache calls from its evicting goroutine
/// and the test's own goroutine, with no lock around the count.
///
/// Source: Istio #8144, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology, University
/// of New South Wales); written anew.
@Kernel("istio#8144")
final class Istio8144Test {
    private static final class Cache {
        private final ConcurrentMap<String, String> entries = new ConcurrentMap<>();
        private final Runnable onEviction;

        Cache(Runnable onEviction) {
            this.onEviction = onEviction;
            entries.store("a", "1");
            entries.store("b", "2");
        }

        void evict(String key) {
            if (entries.loadAndDelete(key) != null) {
                onEviction.run();
            }
        }
    }

    private static final class Counter {
        int value;
    }

    private static void evictBoth(Cache cache) {
        var evicters = new WaitGroup();
        evicters.go(() -> cache.evict("a"));
        evicters.go(() -> cache.evict("b"));
        evicters.await();
    }

    @GoTest(expect = DataRace.class)
    void theCallBackCountsWithoutALock() {
        var evictions = new Counter();
        evictBoth(new Cache(() -> evictions.value++));
    }

    @GoTest
    void theCallBackCountsUnderALock() {
        var mu = new Mutex("evictions");
        var evictions = new Counter();
        evictBoth(new Cache(() -> {
            try (var _ = mu.hold()) {
                evictions.value++;
            }
        }));
        assertThat(evictions.value).isEqualTo(2);
    }
}
