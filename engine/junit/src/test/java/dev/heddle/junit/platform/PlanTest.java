package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.broken.BadAttributesFixture;
import dev.heddle.junit.fixtures.defaults.BoundedFixture;
import dev.heddle.junit.fixtures.defaults.DefaultsFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTest {
    private static final String BAD = BadAttributesFixture.class.getName();

    private static Map<String, String> entries(Class<?> type, String method, String... parameters) {
        var results = Runs.run(type, method, parameters);
        results.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
        return Runs.entries(results);
    }

    @Test
    void theNearestDefaultWinsAttributeByAttribute() {
        assertThat(entries(DefaultsFixture.class, "ofTheClass"))
                .containsEntry("heddle.executions", "5") // its class's, not its superclass's 6 or its package's 7
                .containsEntry("heddle.seed", "0xb"); // its superclass's, not its package's
        assertThat(entries(DefaultsFixture.class, "ofTheMethod")).containsEntry("heddle.executions", "3");
        assertThat(entries(DefaultsFixture.class.getDeclaredClasses()[0], "ofTheClassAround"))
                .containsEntry("heddle.executions", "5")
                .containsEntry("heddle.seed", "0xc");
    }

    @Test
    void aDefaultMayBeTakenBack() {
        entries(DefaultsFixture.class, "leaksByDefault");

        assertThat(Runs.message(DefaultsFixture.class, "leaks")).startsWith("goroutine leak: goroutine \"left\"");
    }

    @Test
    void aBoundOfPreemptionsByDefaultIsForThoseTestsThatCanUseIt() {
        // Either sends first, and then main receives or the other one sends: 4 schedules, and more with
        // preemptions.
        assertThat(entries(BoundedFixture.class, "depthFirst"))
                .containsEntry("heddle.exhaustive", "false")
                .containsEntry("heddle.executions", "4");
        assertThat(entries(BoundedFixture.class, "sampling")).containsEntry("heddle.executions", "10");
    }

    /// As if nobody had said anything, not even a default.
    @Test
    void anEmptySeedIsTheTestsOwn() {
        long own = new TestName(DefaultsFixture.class.getName(), "ownSeed", "").seed();

        assertThat(entries(DefaultsFixture.class, "ownSeed"))
                .containsEntry("heddle.seed", "0x" + Long.toHexString(own));
    }

    @Test
    void everyAttributeReachesTheExplorer() {
        assertThat(entries(DefaultsFixture.class, "everything")).containsEntry("heddle.seed", "0x11");
        assertThat(entries(DefaultsFixture.class, "depth")).containsEntry("heddle.executions", "5");
    }

    @Test
    void theConfigurationWinsOverTheAnnotations() {
        assertThat(entries(
                        DefaultsFixture.class,
                        "ofTheMethod",
                        Constants.EXECUTIONS,
                        "2",
                        Constants.SEED,
                        "0xff",
                        Constants.BUDGET,
                        "1h",
                        Constants.SHARD,
                        "1/1"))
                .containsEntry("heddle.executions", "2")
                .containsEntry("heddle.seed", "0xff");
    }

    @Test
    void theSeedFollowsFromTheNamesUnlessSomebodySaysOtherwise() {
        var first = new TestName("com.acme.PoolTest", "everyJobIsDoneOnce", "").seed();

        assertThat(first).isEqualTo(new TestName("com.acme.PoolTest", "everyJobIsDoneOnce", "").seed());
        assertThat(first).isNotEqualTo(new TestName("com.acme.PoolTest", "anotherTest", "").seed());
        assertThat(Long.toHexString(first)).as("the same in every release").isEqualTo("8dce770cb8a9b5a1");
    }

    @Test
    void aRandomSeedIsAnotherEachTime() {
        assertThat(entries(DefaultsFixture.class, "ofTheMethod", Constants.SEED, "random")
                        .get("heddle.seed"))
                .isNotEqualTo(entries(DefaultsFixture.class, "ofTheMethod", Constants.SEED, "random")
                        .get("heddle.seed"));
    }

    @Test
    void aRandomSeedIsToldInTheFailure() {
        var message = Runs.message(DefaultsFixture.class, "leaks", Constants.SEED, "random");

        assertThat(message)
                .containsPattern(
                        "\n  seed     heddle.seed=0x[0-9a-f]+ searches in the same way again; this one was drawn\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "budget | budget must be a whole number above 0 with ms, s, m or h, such as 5s or 200ms, was \"5 parsecs\"",
                "noBudget | budget must be a whole number above 0 with ms, s, m or h, such as 5s or 200ms, was \"0s\"",
                "emptyBudget | budget must be a whole number above 0 with ms, s, m or h, such as 5s or 200ms, was \"\"",
                "executions | executions must be 1 or more, was 0",
                "minusOneExecution | executions must be 1 or more, was -1",
                "maxSteps | maxSteps must be 1 or more, was -1",
                "depth | depth must be 1 or more, was -1",
                "otherDepth | depth is for strategy PCT, but the strategy is AUTO; add strategy = PCT, or leave depth out",
                "preemptions | preemptions must be 0 or more, was -1",
                "otherStrategy | preemptions is for strategy DEPTH_FIRST, but the strategy is POS; add strategy = DEPTH_FIRST, or leave preemptions out",
                "noStrategy | preemptions is for strategy DEPTH_FIRST, but the strategy is AUTO; add strategy = DEPTH_FIRST, or leave preemptions out",
                "nearest | nearest is for a replay, but there is no token; add replay = \"h2:...\", or leave nearest out",
                "seed | seed must be a decimal number, a hexadecimal one with 0x, or random, was \"5deece66\"; did you mean 0x5deece66?",
                "twoValues | races takes one value, but there are 2",
            })
    void aBadValueIsToldWithItsPlaceAndWhatIsAllowed(String method, String message) {
        assertThat(Runs.thrown(BadAttributesFixture.class, method))
                .hasMessage("@GoTest on " + BAD + "#" + method + ": " + message);
    }

    @Test
    void aBadDefaultIsToldWithItsPlace() {
        assertThat(Runs.thrown(BadAttributesFixture.class.getDeclaredClasses()[0], "byDefault"))
                .hasMessage("@GoTestDefaults on " + BAD
                        + "$Inner: budget must be a whole number above 0 with ms, s, m or h, such as "
                        + "5s or 200ms, was \"soon\"");
    }

    @Test
    void aDamagedTokenIsToldWithTheTest() {
        assertThat(Runs.thrown(BadAttributesFixture.class, "replay"))
                .hasMessage(BAD
                        + "#replay: replay token \"h0:old\" is of a version that this Heddle does not know, which knows"
                        + " h1 and h2: run it with the Heddle that made it");
    }
}
