package dev.heddle.examples.bugs.gospecific;

import static dev.heddle.Go.panic;

import dev.heddle.Go;
import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import java.util.ArrayList;
import java.util.List;

/// A test of Knative starts a controller that logs through the test. When the test has returned, the controller may
/// still have something to log, and Go's testing library panics at that: the line would belong to no test.
///
/// The log of Go's testing library is a small class here.
///
/// Source: Knative serving #4908, distilled by GoBench (MIT, Copyright (c) 2021 Institute of Computing Technology,
/// University of New South Wales); written anew.
@Kernel("serving#4908")
final class Serving4908Test {
    private static final class TestLog {
        private final Mutex mu = new Mutex("log");
        private final List<String> lines = new ArrayList<>();
        private boolean ended;

        void log(String line) {
            try (var _ = mu.hold()) {
                if (ended) {
                    throw panic("Log in goroutine after the test has completed: " + line);
                }
                lines.add(line);
            }
        }

        void end() {
            try (var _ = mu.hold()) {
                ended = true;
            }
        }
    }

    @GoTest(expect = Panicked.class)
    void theControllerLogsAfterTheTest() {
        var log = new TestLog();
        Go.go("controller", () -> log.log("reconciled"));
        log.end();
    }

    @GoTest
    void theTestWaitsForItsController() {
        var log = new TestLog();
        var controllers = new WaitGroup();
        controllers.go(() -> log.log("reconciled"));
        controllers.await();
        log.end();
    }
}
