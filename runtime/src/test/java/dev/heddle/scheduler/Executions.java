package dev.heddle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.model.Identities;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Runs a body many times on the deterministic scheduler, each time with other random choices: enough to test what
/// the objects of the library do in an execution, without the explorer.
public final class Executions {
    private static final int COUNT = 300;
    private static final int MOST_STEPS = 10_000;

    private Executions() {}

    /// What became of an execution.
    ///
    /// @param ending    how it ended
    /// @param leftOver  how many goroutines had not ended
    public record Outcome(Ending ending, int leftOver) {
        /// Whether everybody returned.
        public boolean isGood() {
            return ending.how() == Ending.How.QUIET && ending.main() == Ending.Main.RETURNED && leftOver == 0;
        }

        /// Whether somebody waits for ever.
        public boolean isStuck() {
            return ending.how() == Ending.How.QUIET && leftOver > 0;
        }
    }

    /// Every execution must end with everybody having returned.
    public static void allEndWell(Body body) {
        for (var outcome : run(false, body)) {
            mustBeGood(outcome);
        }
    }

    /// [#allEndWell] with timers that may fire early.
    public static void allEndWellWithRacingTimers(Body body) {
        for (var outcome : run(true, body)) {
            mustBeGood(outcome);
        }
    }

    /// In every execution somebody must wait for ever.
    public static void allGetStuck(Body body) {
        assertThat(run(false, body)).allMatch(Outcome::isStuck);
    }

    /// In some execution somebody must wait for ever.
    public static void someGetStuck(Body body) {
        assertThat(run(false, body)).anyMatch(Outcome::isStuck);
    }

    /// What the executions came to.
    public static List<Outcome> run(boolean racing, Body body) {
        var outcomes = new ArrayList<Outcome>();
        var random = new SplittableRandom(42);
        var scheduler = new DeterministicScheduler(new Identities(), racing, 42);
        Chooser chooser = (enabled, s) -> random.nextInt(enabled.size());
        scheduler.drive(() -> {
            for (int i = 0; i < COUNT; i++) {
                var ending = scheduler.execute(body, chooser, MOST_STEPS, false, null);
                outcomes.add(new Outcome(ending, scheduler.leftOver().size()));
                scheduler.unwind();
            }
        });
        return outcomes;
    }

    private static void mustBeGood(Outcome outcome) {
        var thrown = outcome.ending().thrown();
        if (thrown != null) {
            throw new AssertionError("an execution failed: " + thrown, thrown);
        }
        assertThat(outcome.isGood()).as(outcome.toString()).isTrue();
    }
}
