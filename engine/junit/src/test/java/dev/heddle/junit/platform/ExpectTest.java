package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.fixtures.ExpectFixture;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class ExpectTest {
    private static final String FIXTURE = ExpectFixture.class.getName();

    private static void assertPasses(String method) {
        var results = Runs.run(ExpectFixture.class, method, new String[0]);

        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
        assertThat(Runs.entries(results).get("heddle.replay")).startsWith("h2:");
    }

    @Test
    void aTestPassesIfAnExpectedFailureIsFound() {
        assertPasses("deadlocks");
        assertPasses("failsInOneOfTwoWays");
    }

    @Test
    void failuresOfOtherKindsDoNotCountAndAreNamed() {
        var thrown = Runs.thrown(ExpectFixture.class, "failsInAnotherWay");

        assertThat(thrown.getMessage().replaceFirst("[0-9]+ executions?", "N executions"))
                .startsWith("""
                        expected Deadlock or GoroutineLeak, but found only AssertionFailed in N executions (every interleaving)

                        assertion failed: slow first
                        """)
                .contains("\n  command  mvn test -Dtest=ExpectFixture#failsInAnotherWay -Dheddle.replay=h2:");
        assertThat(thrown.getStackTrace()[0].getClassName()).isEqualTo(FIXTURE);
    }

    @Test
    void nothingFoundIsToldWithWhatWasCovered() {
        var thrown = Runs.thrown(ExpectFixture.class, "findsNothing");

        assertThat(thrown.getMessage().replaceAll("[0-9]+ executions?", "N executions"))
                .startsWith("expected Deadlock, but found no failure in N executions (every interleaving)\n"
                        + "  no failure in N executions, exhaustive");
        assertThat(thrown.getStackTrace())
                .containsExactly(new StackTraceElement(FIXTURE, "findsNothing", "ExpectFixture.java", -1));
    }

    @Test
    void anAssumptionStillAborts() {
        assertThat(Runs.thrown(ExpectFixture.class, "assumesInVain"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("Assumption failed: never mind");
    }
}
