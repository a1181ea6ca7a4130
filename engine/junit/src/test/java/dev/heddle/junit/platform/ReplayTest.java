package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.ExpectFixture;
import dev.heddle.junit.fixtures.SwitchedFixture;
import dev.heddle.junit.fixtures.VerdictsFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private static final String TEST = "takesTheFirstAnswer";

    @AfterEach
    void repair() {
        SwitchedFixture.set(false, false);
    }

    /// The token of the failure that the broken program shows.
    private static String token() {
        SwitchedFixture.set(true, false);
        var entries = Runs.entries(Runs.run(SwitchedFixture.class));
        SwitchedFixture.set(false, false);
        return entries.get("heddle.replay");
    }

    @Test
    void aReplayRunsTheOneExecutionAndFailsWithTheSameReport() {
        var found = Runs.thrown(VerdictsFixture.class, "receivesTheOther").getMessage();
        var token = found.substring(found.lastIndexOf("h1:")).strip();

        var results = Runs.run(VerdictsFixture.class, "receivesTheOther", new String[] {Constants.REPLAY, token});

        assertThat(Runs.entries(results))
                .containsEntry("heddle.executions", "1")
                .containsEntry("heddle.replay", token);
        assertThat(headAndTail(Runs.thrown(results).getMessage())).isEqualTo(headAndTail(found));
    }

    /// Without the line that says how the execution was come by.
    private static String headAndTail(String message) {
        return message.replaceAll("\n  found in execution .*\n", "\n");
    }

    @Test
    void aTokenThatNoLongerFailsPassesAndSaysSo() {
        var token = token();

        var results = Runs.run(SwitchedFixture.class, TEST, new String[] {Constants.REPLAY, token});

        results.testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(Runs.entries(results))
                .containsEntry("heddle.replay", "the token no longer fails")
                .containsEntry("heddle.executions", "1");
    }

    @Test
    void aTokenOfAnotherProgramIsTold() {
        var token = token();
        SwitchedFixture.set(true, true);

        assertThat(Runs.message(SwitchedFixture.class, TEST, Constants.REPLAY, token))
                .startsWith("nondeterminism: the body did something else under the same schedule");
    }

    @Test
    void aDamagedTokenIsTold() {
        assertThat(Runs.message(SwitchedFixture.class, TEST, Constants.REPLAY, "h1:nonsense"))
                .isEqualTo(SwitchedFixture.class.getName()
                        + "#takesTheFirstAnswer: replay token \"h1:nonsense\" is damaged: copy "
                        + "the whole of it from the failure report, from h1: to the quote");
    }

    @Test
    void anExpectedFailureMayBeReplayed() {
        var token = Runs.entries(Runs.run(ExpectFixture.class, "deadlocks", new String[0]))
                .get("heddle.replay");

        Runs.run(ExpectFixture.class, "deadlocks", new String[] {Constants.REPLAY, token})
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1));
    }
}
