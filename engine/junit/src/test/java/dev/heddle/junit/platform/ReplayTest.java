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
        SwitchedFixture.log(false);
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
        var token = found.substring(found.lastIndexOf("h2:")).strip();

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
    void aTokenOfAnEditedTestGoesOnWithTheNearestIfThatIsWanted() {
        var token = token();
        SwitchedFixture.set(true, false);
        SwitchedFixture.log(true);

        var stopped = Runs.message(SwitchedFixture.class, TEST, Constants.REPLAY, token);
        var wentOn =
                Runs.message(SwitchedFixture.class, TEST, Constants.REPLAY, token, Constants.REPLAY_NEAREST, "true");

        assertThat(stopped)
                .startsWith("nondeterminism: ")
                .contains("to send to channel \"log\"")
                .contains("   or   -Dheddle.replay.nearest=true   or   ");
        assertThat(wentOn)
                .startsWith("assertion failed: the slow one came first")
                .containsPattern("\n  note     the body has been edited since the token was made: step [0-9]+ was .*"
                        + "; the replay went on from there with what is nearest\n");
    }

    @Test
    void aNearestMatchThatPassesSaysSinceWhichStepItIsOne() {
        var token = token();
        SwitchedFixture.log(true);

        var results = Runs.run(
                SwitchedFixture.class, TEST, new String[] {Constants.REPLAY, token, Constants.REPLAY_NEAREST, "true"});

        results.testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(Runs.entries(results))
                .containsEntry("heddle.replay", "the token no longer fails")
                .hasEntrySatisfying(
                        "heddle.note",
                        note -> assertThat(note)
                                .startsWith("the body has been edited since the token was made: step "));
    }

    @Test
    void theNearestMatchIsAnAttributeToo() {
        var token = token();
        SwitchedFixture.set(true, false);
        SwitchedFixture.log(true);

        assertThat(Runs.message(SwitchedFixture.Nearest.class, TEST, Constants.REPLAY, token))
                .startsWith("assertion failed: the slow one came first");
        assertThat(Runs.message(
                        SwitchedFixture.Nearest.class,
                        TEST,
                        Constants.REPLAY,
                        token,
                        Constants.REPLAY_NEAREST,
                        "false"))
                .startsWith("nondeterminism: ");
    }

    @Test
    void classesThatAreNoLongerRewrittenAreNamedAsAReason() {
        var token = Runs.entries(Runs.run(VerdictsFixture.class, "receivesTheOther", new String[0]))
                .get("heddle.replay");

        var message =
                Runs.message(VerdictsFixture.class, "leaks", Constants.REPLAY, token, Constants.INSTRUMENT, "off");

        assertThat(message)
                .startsWith("nondeterminism: ")
                .contains("\n  the classes were rewritten when the token was made, and now they are not:"
                        + " heddle.instrument, heddle.instrument.exclude\n  and the Java agent decide that\n");
        assertThat(Runs.message(VerdictsFixture.class, "leaks", Constants.REPLAY, token))
                .startsWith("nondeterminism: ")
                .doesNotContain("rewritten");
    }

    @Test
    void aDamagedTokenIsTold() {
        assertThat(Runs.message(SwitchedFixture.class, TEST, Constants.REPLAY, "h1:nonsense"))
                .isEqualTo(SwitchedFixture.class.getName()
                        + "#takesTheFirstAnswer: replay token \"h1:nonsense\" is cut off: copy "
                        + "the whole of it from the failure report, from h2: to the quote");
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
