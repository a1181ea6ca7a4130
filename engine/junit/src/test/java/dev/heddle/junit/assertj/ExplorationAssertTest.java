package dev.heddle.junit.assertj;

import static dev.heddle.junit.assertj.HeddleAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoBody;
import dev.heddle.Unit;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.GoroutineLeak;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class ExplorationAssertTest {
    private static final GoBody LEAKS = () -> {
        var done = Chan.<Unit>unbuffered("done");
        Go.go("worker", () -> done.send(Unit.UNIT));
    };

    private static Exploration leak() {
        return Explorer.explorer().explore(LEAKS);
    }

    private static Exploration clean() {
        return Explorer.explorer().explore(() -> {});
    }

    @Test
    void whatHoldsPasses() {
        assertThat(leak()).finds(GoroutineLeak.class).replays().replays(LEAKS).hasExecutions(1);
        assertThat(clean()).isClean().isExhaustive().hasExecutions(1);
    }

    @Test
    void findsNamesWhatWasFoundInstead() {
        assertThatThrownBy(() -> assertThat(leak()).finds(Deadlock.class))
                .hasMessageStartingWith(
                        "Expecting a Deadlock to be found, but found was GoroutineLeak:\n\ngoroutine leak: ")
                .hasMessageContaining("replay   @GoTest(replay = \"h2:");
        assertThatThrownBy(() -> assertThat(clean()).finds(Deadlock.class))
                .hasMessageStartingWith(
                        "Expecting a Deadlock to be found, but there was no failure in 1 execution, exhaustive");
    }

    @Test
    void isCleanShowsTheReport() {
        assertThatThrownBy(() -> assertThat(leak()).isClean())
                .hasMessageStartingWith("Expecting no failure, but found was GoroutineLeak:\n\ngoroutine leak: ");
    }

    @Test
    void isExhaustiveAndHasExecutionsShowTheNumbers() {
        assertThatThrownBy(() -> assertThat(leak()).isExhaustive())
                .hasMessageStartingWith(
                        "Expecting every interleaving to be covered, but they were not: found was GoroutineLeak");
        assertThatThrownBy(() -> assertThat(clean()).as("the search").hasExecutions(7))
                .hasMessageStartingWith(
                        "[the search] Expecting 7 executions, but there were 1: there was no failure in 1 execution");
    }

    @Test
    void replaysFailsIfTheReplayShowsSomethingElse() {
        var broken = new AtomicBoolean(true);
        var exploration = Explorer.explorer().explore(() -> {
            if (broken.get()) {
                throw new AssertionError("100 % broken");
            }
        });
        broken.set(false);

        assertThatThrownBy(() -> assertThat(exploration).replays())
                .hasMessageStartingWith(
                        "Expecting the replay to show the same failure, but it showed\n\nno failure in 1 execution")
                .hasMessageContaining("where found was AssertionFailed:\n\nassertion failed: 100 % broken");
        assertThatThrownBy(() -> assertThat(clean()).replays())
                .hasMessageStartingWith("Expecting a failure that replays, but there was no failure");
        assertThatThrownBy(() -> assertThat((Exploration) null).isClean()).hasMessageContaining("not to be null");
    }
}
