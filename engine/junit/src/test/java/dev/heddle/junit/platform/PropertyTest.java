package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.JqwikFixture;
import dev.heddle.junit.fixtures.PropertyFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;

final class PropertyTest {
    private static final String LOST = "depositsAddUp";

    @AfterEach
    void breakAgain() {
        PropertyFixture.REPAIRED.set(false);
    }

    private static EngineExecutionResults run(Class<?> type, String test, String... parameters) {
        var method = java.util.Arrays.stream(type.getDeclaredMethods())
                .filter(m -> m.getName().equals(test))
                .findFirst()
                .orElseThrow();
        return Runs.run(DiscoverySelectors.selectMethod(type, method), parameters);
    }

    private static String message(Class<?> type, String test, String... parameters) {
        return String.valueOf(Runs.thrown(run(type, test, parameters)).getMessage());
    }

    private static String token(Class<?> type, String test) {
        return Runs.entries(run(type, test)).get("heddle.replay");
    }

    @Test
    void aTestWithParametersFailsWithTheSmallestInputAndInterleaving() {
        assertThat(message(PropertyFixture.class, LOST))
                .startsWith("assertion failed: a deposit was lost\n")
                .contains("\n  with the inputs\n    deposits = [0, 1]\n")
                .containsPattern(" steps, 1 switch[ ;]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtInValuesAreWhatTheTypesSay", "onlyEvenNumbersAreMeant"})
    void builtInSourcesNeedNoLibrary(String test) {
        run(PropertyFixture.class, test).testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numbersKeepToTheirRanges",
                "textsKeepToTheirCharactersAndLengths",
                "containersKeepToTheirSizesAndElements",
                "assumptionsOfJqwikHold"
            })
    void constraintsOfJqwikHold(String test) {
        run(JqwikFixture.class, test).testEvents().assertStatistics(stats -> stats.succeeded(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ordersAreCounted", "providedOrdersAreCounted", "ordersOfADrawnNumberAreCounted"})
    void ordersShrinkWhicheverWayTheyAreMade(String test) {
        var found = message(JqwikFixture.class, test);

        assertThat(found)
                .containsPattern("orders = \\[Order\\[item=\"[aA]\", count=1], Order\\[item=\"[aA]\", count=1]]\n");
        var token = token(JqwikFixture.class, test);
        assertThat(withoutNumbers(message(JqwikFixture.class, test, Constants.REPLAY, token)))
                .isEqualTo(withoutNumbers(found));
    }

    /// Without the lines that say how the execution was come by.
    private static String withoutNumbers(String message) {
        return message.replaceAll("\n  (found in execution|execution|inputs) .*", "");
    }

    @Test
    void aRecursiveTypeShrinksToAPartOfItself() {
        assertThat(message(PropertyFixture.class, "theShapeIsSmall"))
                .contains(
                        "shape = Pair[first=Dot[at=Point[x=0, colour=empty]], second=Pair["
                                + "first=Dot[at=Point[x=0, colour=empty]], second=Dot[at=Point[x=0, colour=empty]], note=empty]");
    }

    @Test
    void sourcesOfTheTestClassAreCombinedAndFiltered() {
        assertThat(message(PropertyFixture.class, "sortingKeepsAll")).contains("list = [77, 77]\n");
    }

    @Test
    void aTokenReplaysTheInputsToo() {
        var token = token(PropertyFixture.class, LOST);

        var results = run(PropertyFixture.class, LOST, Constants.REPLAY, token);

        assertThat(Runs.entries(results)).containsEntry("heddle.executions", "1");
        assertThat(Runs.thrown(results).getMessage()).contains("    deposits = [0, 1]\n");
    }

    @Test
    void aTokenOfARepairedProgramPasses() {
        var token = token(PropertyFixture.class, LOST);
        PropertyFixture.REPAIRED.set(true);

        // A static field of the class itself is repaired here, not that of a twin.
        var entries = Runs.entries(run(PropertyFixture.class, LOST, Constants.INSTRUMENT, "off"));
        assertThat(entries.get("heddle.replay")).isNull();
        assertThat(token).startsWith("h2:");
    }

    @Test
    void aTokenOfAnotherTestIsTold() {
        var token = token(PropertyFixture.class, LOST);

        assertThat(message(PropertyFixture.class, "onlyEvenNumbersAreMeant", Constants.REPLAY, token))
                .endsWith(
                        "PropertyFixture#onlyEvenNumbersAreMeant(int): the inputs in the replay token do not fit the"
                                + " parameters [n]: their types or constraints have changed since, so let the test search anew");
    }

    @Test
    void theTokenIsKeptAndTriedFirst(@TempDir Path directory) throws Exception {
        var database = directory.toString();
        run(PropertyFixture.class, LOST, Constants.DATABASE, database);

        var again = run(PropertyFixture.class, LOST, Constants.DATABASE, database);

        assertThat(Runs.entries(again)).containsEntry("heddle.executions", "1");
        try (var files = Files.list(directory)) {
            assertThat(files).singleElement().asString().contains("PropertyFixture.depositsAddUp_List_");
        }
    }

    @Test
    void ifNoInputMeetsTheAssumptionsTheTestIsAborted() {
        run(PropertyFixture.class, "nothingIsMeant").testEvents().assertStatistics(stats -> stats.aborted(1));
    }

    @Test
    void aParameterThatNobodyCanProvideIsTold() {
        assertThat(message(PropertyFixture.class, "nobodyKnowsThreads"))
                .endsWith("#nobodyKnowsThreads(Thread): parameter thread: there is no source of values for"
                        + " java.lang.Thread: name a method that returns one, as in @ForAll(\"method\")");
        assertThat(message(PropertyFixture.class, "theMethodIsMissing"))
                .contains(": parameter n: there is no method \"missing\" that returns a ValueSource in "
                        + PropertyFixture.class.getName());
        assertThat(message(JqwikFixture.class, "theProviderIsMissing"))
                .endsWith(JqwikFixture.class.getName() + ", and no @Provide method of this name");
        assertThat(message(PropertyFixture.class, "theRangeIsEmpty"))
                .endsWith(": parameter n: the range must not be empty, was 5 to 3");
    }
}
