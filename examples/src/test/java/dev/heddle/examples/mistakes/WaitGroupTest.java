package dev.heddle.examples.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Go;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.junit.GoTest;
import dev.heddle.sync.Shared;
import dev.heddle.sync.WaitGroup;
import java.util.concurrent.atomic.AtomicInteger;

/// Counting wrongly.
final class WaitGroupTest {
    @GoTest(expect = Deadlock.class)
    void aWorkerForgetsDone() {
        var wg = new WaitGroup();
        wg.add(2);
        Go.go("careful", wg::done);
        Go.go("forgetful", () -> {});
        wg.await();
    }

    /// The early return skips the `done` at the end.
    @GoTest(expect = Deadlock.class)
    void aWorkerReturnsBeforeDone() {
        var wg = new WaitGroup();
        wg.add(1);
        Go.go("worker", () -> {
            if (Go.chance()) {
                return;
            }
            wg.done();
        });
        wg.await();
    }

    @GoTest
    void doneStandsInFinally() {
        var wg = new WaitGroup();
        wg.add(1);
        Go.go("worker", () -> {
            try {
                if (Go.chance()) {
                    return;
                }
            } finally {
                wg.done();
            }
        });
        wg.await();
    }

    @GoTest(expect = Panicked.class)
    void doneOnceTooOften() {
        var wg = new WaitGroup();
        wg.add(1);
        wg.done();
        wg.done();
    }

    // tag::add[]
    @GoTest(expect = AssertionFailed.class)
    void addInsideTheGoroutine() {
        var wg = new WaitGroup();
        var finished = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            Go.go("worker-" + i, () -> {
                wg.add(1);
                finished.incrementAndGet();
                wg.done();
            });
        }
        wg.await();
        assertThat(finished).hasValue(2);
    }

    @GoTest
    void addBeforeTheGoroutine() {
        var wg = new WaitGroup();
        var finished = new AtomicInteger();
        for (int i = 0; i < 2; i++) {
            wg.add(1);
            Go.go("worker-" + i, () -> {
                finished.incrementAndGet();
                wg.done();
            });
        }
        wg.await();
        assertThat(finished).hasValue(2);
    }
    // end::add[]

    /// Counts one at a time, and waits for all of them each time.
    @GoTest(expect = Deadlock.class)
    void awaitInsideTheLoop() {
        var wg = new WaitGroup();
        wg.add(3);
        for (int i = 0; i < 3; i++) {
            Go.go("worker-" + i, wg::done);
            wg.await();
        }
    }

    @GoTest
    void awaitAfterTheLoop() {
        var wg = new WaitGroup();
        wg.add(3);
        for (int i = 0; i < 3; i++) {
            Go.go("worker-" + i, wg::done);
        }
        wg.await();
    }

    /// In Go, the WaitGroup passed by value: the worker counts down a copy.
    @GoTest(expect = Deadlock.class)
    void theWorkerHasAWaitGroupOfItsOwn() {
        var wg = new WaitGroup();
        wg.add(1);
        Go.go("worker", () -> {
            var copy = new WaitGroup();
            copy.add(1);
            copy.done();
        });
        wg.await();
    }

    /// Done is called before the work, so nothing makes main wait for it.
    @GoTest(expect = DataRace.class)
    void doneBeforeTheWork() {
        var wg = new WaitGroup();
        var result = new Shared<>("result", 0);
        wg.add(1);
        Go.go("worker", () -> {
            wg.done();
            result.set(42);
        });
        wg.await();
        assertThat(result.get()).isEqualTo(42);
    }

    @GoTest
    void doneAfterTheWork() {
        var wg = new WaitGroup();
        var result = new Shared<>("result", 0);
        wg.go(() -> result.set(42));
        wg.await();
        assertThat(result.get()).isEqualTo(42);
    }
}
