package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import java.util.List;

/// A watcher of Kubernetes' cache first sends the events that were there before it to a channel of results, and
/// then those that come. If whoever asked for it stops it without reading, the first send waits for ever.
///
/// Source: Kubernetes #38669, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#38669")
final class Kubernetes38669Test {
    private static final class CacheWatcher {
        final Chan<String> input = Chan.buffered("input", 1);
        final Chan<String> results;
        private final Mutex mu = new Mutex("watcher");
        private boolean stopped;

        CacheWatcher(List<String> initial, int room) {
            results = Chan.buffered("results", room);
            Go.go("watcher", () -> process(initial));
        }

        private void process(List<String> initial) {
            for (var event : initial) {
                results.send(event);
            }
            for (var event : input.range()) {
                results.send(event);
            }
            results.close();
        }

        /// Ends the loop over the input. The watcher may not have come to that loop.
        void stop() {
            try (var _ = mu.hold()) {
                if (!stopped) {
                    stopped = true;
                    input.close();
                }
            }
        }
    }

    @GoTest(expect = GoroutineLeak.class)
    void theInitialEventsHaveNoReader() {
        var watcher = new CacheWatcher(List.of("pod added", "pod changed"), 0);
        watcher.stop();
    }

    @GoTest
    void theInitialEventsHaveRoom() {
        var initial = List.of("pod added", "pod changed");
        var watcher = new CacheWatcher(initial, initial.size());
        watcher.stop();
    }
}
