package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.RWMutex;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// The state of Kubernetes' CPU manager is read under a lock, and for a container that has no CPUs of its own the
/// same method reads the default ones, under the same lock. A writer that comes between the two waits for the
/// first, and the second waits for it.
///
/// Source: Kubernetes #62464, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#62464")
final class Kubernetes62464Test {
    private static final class CpuState {
        private final RWMutex mu = new RWMutex("state");
        private final Map<String, String> assigned = new HashMap<>();

        String cpusReadingTwice(String container) {
            try (var _ = mu.readHold()) {
                return assigned.containsKey(container) ? assigned.get(container) : defaultCpus();
            }
        }

        String defaultCpus() {
            try (var _ = mu.readHold()) {
                return "0-7";
            }
        }

        String cpus(String container) {
            try (var _ = mu.readHold()) {
                return assigned.getOrDefault(container, "0-7");
            }
        }

        void assign(String container) {
            try (var _ = mu.hold()) {
                assigned.put(container, "0-1");
            }
        }
    }

    /// Which containers have CPUs of their own is one more choice.
    private static void reconcile(CpuState state, Consumer<String> read) {
        Go.go("reconcile", () -> read.accept(Go.chance() ? "web" : "db"));
        Go.go("policy", () -> state.assign("web"));
    }

    @GoTest(expect = GoroutineLeak.class)
    void aWriterComesBetweenTwoReadLocks() {
        var state = new CpuState();
        reconcile(state, state::cpusReadingTwice);
    }

    @GoTest
    void oneReadLockIsEnough() {
        var state = new CpuState();
        reconcile(state, state::cpus);
    }
}
