package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.junit.fixtures.plain.LeftoverFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an execution leaves in memory for the next one is named, whether or not it has done harm.
final class LeftoversTest {
    private static Exploration explored(String method, Explorer explorer) throws ReflectiveOperationException {
        return explorer.explore(Bodies.of(LeftoverFixture.class, method));
    }

    private static Explorer random() {
        return Explorer.explorer().strategy(Strategy.random()).executions(20);
    }

    @ParameterizedTest
    @CsvSource({
        "counts, static field LeftoverFixture.counter",
        "startsOnce, static field LeftoverFixture.started",
        "makesAnObjectOnce, static field LeftoverFixture.lazy",
        "checksTwice, static field LeftoverFixture.lock",
        "caches, static field LeftoverFixture.CACHE",
        "cachesInAMapThatIsSafeToShare, static field LeftoverFixture.SHARED_CACHE",
        "drawsNumbers, static field LeftoverFixture.IDS",
        "countsInAnArray, element 1 of static field LeftoverFixture.ELEMENTS"
    })
    void whatIsLeftOverIsNamedInAReportThatHasNoFailure(String method, String what) throws Exception {
        var exploration = explored(method, random());

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
        assertThat(exploration.report())
                .containsOnlyOnce("is left over")
                .contains("note     " + what + " is left over from one execution to the next: written by goroutine \"")
                .containsPattern(
                        "written by goroutine \"(one|two)\" at [\\w.]+\\.LeftoverFixture\\.\\w+"
                                + "\\(LeftoverFixture\\.java:\\d+\\), read by goroutine \"(one|two)\" at [\\w.]+\\.LeftoverFixture")
                .contains("isolation = Isolation.EXECUTION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"writesFirst", "putsBack", "computesAConstantOnce", "clears", "resets"})
    void whatIsPutBackOrWrittenFirstIsNoLeftover(String method) throws Exception {
        var exploration = explored(method, random());

        assertThat(exploration.failures()).as(exploration.report()).isEmpty();
        assertThat(exploration.executions()).isEqualTo(20);
        assertThat(exploration.report()).doesNotContain("left over");
    }

    @Test
    void whereItChangesTheScheduleTheNondeterminismComesWithItsName() throws Exception {
        var exploration = explored("doesSomethingElse", Explorer.explorer());

        assertThat(exploration.failure()).get().isInstanceOf(Nondeterminism.class);
        assertThat(exploration.report()).contains("static field LeftoverFixture.lazy is left over");
    }

    @Test
    void severalWorkersTellItToo() throws Exception {
        assertThat(explored("counts", random().workers(2)).report())
                .contains("static field LeftoverFixture.counter is left over");
    }

    @Test
    void whoeverIgnoresRacesDoesWithout() throws Exception {
        assertThat(explored("counts", random().races(Races.IGNORE)).report()).doesNotContain("left over");
    }

    @Test
    void anExecutionWithItsOwnStaticFieldsLeavesNothing() {
        var entries = Runs.run(LeftoverFixture.class, "countsForItself", new String[0]);

        entries.testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(Runs.entries(entries).values()).noneMatch(value -> value.contains("left over"));
    }
}
