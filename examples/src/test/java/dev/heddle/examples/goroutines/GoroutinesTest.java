package dev.heddle.examples.goroutines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Chan;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.junit.GoTest;
import dev.heddle.junit.Strategy;

/// Chapter A under the explorer.
final class GoroutinesTest {
    @GoTest
    void whoeverCanRunRunsBeforeTheClockMoves() {
        assertThatTheGoroutineGreetsFirst();
    }

    /// The same program with a clock that does not wait: the sleep may be over before the goroutine has begun.
    @GoTest(strategy = Strategy.RANDOM, time = TimeModel.RACING, expect = AssertionFailed.class)
    void aSleepIsNoPromise() {
        assertThatTheGoroutineGreetsFirst();
    }

    private static void assertThatTheGoroutineGreetsFirst() {
        var lines = Chan.<String>buffered("lines", 2);
        A03_HelloBeforeMain.greet(lines::send);
        assertThat(lines.receive()).isEqualTo("Hello from the goroutine!");
    }
}
