package dev.heddle.examples.bugs.classics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.examples.bugs.Kernel;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Mutex;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A request is answered or times out, whichever is first, and the first should win. Both look whether it is
/// decided before they decide, and both may find that it is not.
///
/// It needs a timer that fires while the answer is being written: `RACING`.
///
/// Described in: the documentation of `java.util.concurrent.CompletableFuture.complete`, which is one step and
/// tells who was first.
@Kernel("time-out and result")
final class TimeOutAndResultTest {
    private static final class Promise {
        private final Mutex mu = new Mutex("promise");
        private final List<String> decisions = new ArrayList<>();

        private boolean isDecided() {
            try (var _ = mu.hold()) {
                return !decisions.isEmpty();
            }
        }

        private void add(String decision) {
            try (var _ = mu.hold()) {
                decisions.add(decision);
            }
        }

        void lookThenDecide(String decision) {
            if (!isDecided()) {
                add(decision);
            }
        }

        void decide(String decision) {
            try (var _ = mu.hold()) {
                if (decisions.isEmpty()) {
                    decisions.add(decision);
                }
            }
        }

        int decided() {
            try (var _ = mu.hold()) {
                return decisions.size();
            }
        }
    }

    private static void request(Promise promise, Consumer<String> decide) {
        var both = new WaitGroup();
        both.add(1);
        Time.afterFunc(Duration.ofSeconds(1), () -> {
            decide.accept("timed out");
            both.done();
        });
        both.go(() -> decide.accept("answered"));
        both.await();
        assertThat(promise.decided()).isEqualTo(1);
    }

    @GoTest(expect = AssertionFailed.class, time = TimeModel.RACING)
    void bothFindItUndecided() {
        var promise = new Promise();
        request(promise, promise::lookThenDecide);
    }

    @GoTest(time = TimeModel.RACING)
    void whoLooksDecides() {
        var promise = new Promise();
        request(promise, promise::decide);
    }
}
