package dev.heddle.examples.bugs.communication;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Mutex;
import org.jspecify.annotations.Nullable;

/// Docker waits for a plugin to be activated. Activation that fails writes the error down, but neither wakes those
/// who wait nor counts as activated for them.
///
/// Source: Docker (moby) #29733, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("moby#29733")
final class Moby29733Test {
    private static final class Plugin {
        private final Mutex mu = new Mutex("plugin");
        private final Cond changed = new Cond(mu);
        private boolean activated;
        private @Nullable String error;

        void fail(boolean tells) {
            try (var _ = mu.hold()) {
                error = "connection refused";
                if (tells) {
                    changed.broadcast();
                }
            }
        }

        void awaitActivated() {
            try (var _ = mu.hold()) {
                while (!activated) {
                    changed.await();
                }
            }
        }

        void awaitOutcome() {
            try (var _ = mu.hold()) {
                while (!activated && error == null) {
                    changed.await();
                }
            }
        }
    }

    private static void handle(GoBody await) {
        var done = Chan.<Unit>unbuffered("done");
        Go.go("handler", () -> {
            await.run();
            done.close();
        });
        done.receive();
    }

    @GoTest(expect = Deadlock.class)
    void aFailedActivationWakesNobody() {
        var plugin = new Plugin();
        plugin.fail(false);
        handle(plugin::awaitActivated);
    }

    @GoTest
    void aFailedActivationIsAnOutcome() {
        var plugin = new Plugin();
        handle(() -> {
            Go.go("activate", () -> plugin.fail(true));
            plugin.awaitOutcome();
        });
    }
}
