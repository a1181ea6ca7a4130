package dev.heddle.examples.bugs.traditional;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.util.function.Consumer;

/// Kubernetes' authenticator by an external program sets what to do when the credentials change, in the
/// configuration of each client. Two clients that are set up at once write the same field.
///
/// Source: Kubernetes #80284, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("kubernetes#80284")
final class Kubernetes80284Test {
    private static final class Authenticator {
        private String onRotate = "";
        private final Mutex mu = new Mutex("authenticator");

        void configure(String client) {
            onRotate = "close connections of " + client;
        }

        void configureUnderTheLock(String client) {
            try (var _ = mu.hold()) {
                onRotate = "close connections of " + client;
            }
        }
    }

    private static void setUp(Consumer<String> configure) {
        var clients = new WaitGroup();
        clients.go(() -> configure.accept("first"));
        clients.go(() -> configure.accept("second"));
        clients.await();
    }

    @GoTest(expect = DataRace.class)
    void twoClientsWriteTheSameField() {
        var authenticator = new Authenticator();
        setUp(authenticator::configure);
    }

    @GoTest
    void twoClientsWriteOneAfterTheOther() {
        var authenticator = new Authenticator();
        setUp(authenticator::configureUnderTheLock);
    }
}
