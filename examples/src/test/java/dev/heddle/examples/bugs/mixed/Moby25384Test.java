package dev.heddle.examples.bugs.mixed;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.WaitGroup;
import java.util.List;

/// Docker initialises its volume drivers side by side. The wait for all of them stands inside the loop that starts
/// them, so it waits for drivers that are not started yet.
///
/// Source: Docker (moby) #25384, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#25384")
final class Moby25384Test {
    private static final List<String> PLUGINS = List.of("local", "nfs");

    @GoTest(expect = GoroutineLeak.class)
    void theWaitIsInsideTheLoop() {
        Go.go("init", () -> {
            var group = new WaitGroup();
            group.add(PLUGINS.size());
            for (var plugin : PLUGINS) {
                Go.go(plugin, group::done);
                group.await();
            }
        });
    }

    @GoTest
    void theWaitIsAfterTheLoop() {
        Go.go("init", () -> {
            var group = new WaitGroup();
            group.add(PLUGINS.size());
            for (var plugin : PLUGINS) {
                Go.go(plugin, group::done);
            }
            group.await();
        });
    }
}
