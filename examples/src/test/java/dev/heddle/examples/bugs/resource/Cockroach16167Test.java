package dev.heddle.examples.bugs.resource;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Cond;
import dev.heddle.sync.Locker;
import dev.heddle.sync.RWMutex;

/// CockroachDB's SQL executor holds the system configuration for reading while it runs a statement, and reads it
/// again inside. A new configuration that comes between the two is a writer that waits for the first reading to
/// end and keeps the second one out.
///
/// The read lock is taken through a condition variable's locker, as there is something to wait for elsewhere.
///
/// Source: CockroachDB #16167, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("cockroach#16167")
final class Cockroach16167Test {
    private static final class Executor {
        private final RWMutex configMu = new RWMutex("system config");
        private final Locker reading = configMu.readLocker();
        private final Cond changed = new Cond(reading);
        private String config = "old";

        void update(String next) {
            try (var _ = configMu.hold()) {
                config = next;
                changed.broadcast();
            }
        }

        String config() {
            reading.lock();
            try {
                return config;
            } finally {
                reading.unlock();
            }
        }

        void executeReadingTwice() {
            reading.lock();
            try {
                config();
            } finally {
                reading.unlock();
            }
        }

        void execute() {
            reading.lock();
            try {
                // Works with what it has already.
                var _ = config.length();
            } finally {
                reading.unlock();
            }
        }
    }

    @GoTest(expect = Deadlock.class)
    void aWriterComesBetweenTwoReadLocks() {
        var executor = new Executor();
        Go.go("gossip", () -> executor.update("new"));
        executor.executeReadingTwice();
    }

    @GoTest
    void oneReadLockIsEnough() {
        var executor = new Executor();
        Go.go("gossip", () -> executor.update("new"));
        executor.execute();
    }
}
