package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.fixtures.VerdictsFixture;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class VerdictTest {
    private static final String FIXTURE = VerdictsFixture.class.getName();

    @Test
    void aTestPassesIfEveryExecutionDoes() {
        var results = Runs.run(VerdictsFixture.class, "passes", new String[0]);

        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
    }

    @Test
    void everyMethodIsOneTestWhateverItsExecutions() {
        var results = Runs.run(VerdictsFixture.class, "heddle.executions", "50");

        results.testEvents()
                .assertStatistics(
                        stats -> stats.started(9).succeeded(1).aborted(1).failed(7));
    }

    @Test
    void theMessageIsTheReportWithTheCommandThatShowsTheFailureAgain() {
        var message = Runs.message(VerdictsFixture.class, "deadlocks").replaceAll("h2:[A-Za-z0-9_-]+", "TOKEN");

        assertThat(message)
                .startsWith(
                        "all goroutines are asleep - deadlock!\n  goroutine \"main\" [chan receive] channel \"never\"");
        assertThat(message).contains("; plain memory was watched\n").endsWith("""
                          replay   @GoTest(replay = "TOKEN")   or   -Dheddle.replay=TOKEN
                          command  mvn test -Dtest=VerdictsFixture#deadlocks -Dheddle.replay=TOKEN
                        """);
    }

    @Test
    void theFirstLineOfTheStackTraceIsTheUsers() {
        assertTop("deadlocks", "deadlocks", "never.receive()");
        assertTop("leaks", "lambda$leaks$0", "done.send");
        assertTop("receivesTheOther", "receivesTheOther", "assertEquals");
        assertTop("receivesTheOtherWithAssertJ", "receivesTheOtherWithAssertJ", "assertThat");
        assertTop("throwsAChecked", "throwsAChecked", "throw new");
        assertTop("spins", "spins", "yieldNow");
    }

    private static void assertTop(String method, String frame, String why) {
        var thrown = Runs.thrown(VerdictsFixture.class, method);

        var top = thrown.getStackTrace()[0];
        assertThat(top.getClassName()).as(why).isEqualTo(FIXTURE);
        assertThat(top.getMethodName()).as(why).isEqualTo(frame);
        assertThat(top.getLineNumber()).as(why).isPositive();
        assertThat(Arrays.stream(thrown.getStackTrace()))
                .as("frames of the library")
                .noneMatch(e -> e.getClassName().startsWith("dev.heddle.scheduler"));
    }

    @Test
    void aGoroutineWithoutCodeOfItsOwnIsLinkedByItsTest() {
        var thrown = Runs.thrown(VerdictsFixture.class, "panics");

        assertThat(thrown).hasMessageStartingWith("panic: close of closed channel\n  in goroutine \"closer\"");
        assertThat(thrown.getStackTrace()[0].getClassName()).isEqualTo(FIXTURE);
        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("panics");
    }

    @Test
    void theCauseIsWhatWasThrown() {
        assertThat(Runs.thrown(VerdictsFixture.class, "receivesTheOther").getCause())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("expected: <fast> but was: <slow>");
        assertThat(Runs.thrown(VerdictsFixture.class, "throwsAChecked"))
                .hasMessageStartingWith(
                        "panic: java.io.IOException: disk full\n  in goroutine \"main\"   at " + FIXTURE)
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void anIdeIsToldWhatWasExpected() {
        for (var method : new String[] {"receivesTheOther", "receivesTheOtherWithAssertJ"}) {
            var thrown = (AssertionFailedError) Runs.thrown(VerdictsFixture.class, method);

            assertThat(thrown.getExpected().getStringRepresentation()).contains("fast");
            assertThat(thrown.getActual().getStringRepresentation()).contains("slow");
        }
    }

    @Test
    void anAssumptionThatFailsInSomeExecutionAbortsTheTest() {
        var thrown = Runs.thrown(VerdictsFixture.class, "assumesInVain");

        assertThat(thrown)
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("Assumption failed: the fast one is first");
    }

    @Test
    void aProgramThatSpinsIsToldWhereItDoes() {
        var message = Runs.message(VerdictsFixture.class, "spins", "heddle.executions", "3");

        assertThat(message).startsWith("step limit: the program does not end within 20000 steps");
        assertThat(message).contains("again and again: \"").doesNotContain("nothing is known");
    }
}
