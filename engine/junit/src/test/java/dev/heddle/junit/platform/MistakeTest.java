package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.Events;
import dev.heddle.junit.fixtures.broken.BrokenFixture;
import dev.heddle.junit.fixtures.broken.BrokenLifecycleFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.testkit.engine.EngineTestKit;

final class MistakeTest {
    private static final String TESTS = BrokenFixture.class.getName();
    private static final String LIFECYCLE = BrokenLifecycleFixture.class.getName();

    private static List<DiscoveryIssue> issues(Class<?> type) {
        return EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(selectClass(type))
                .discover()
                .getDiscoveryIssues();
    }

    @Test
    void testsThatCannotRunAreWarnedOfInDiscovery() {
        var issues = issues(BrokenFixture.class);

        assertThat(issues).extracting(DiscoveryIssue::severity).containsOnly(Severity.WARNING);
        assertThat(issues).allMatch(issue -> issue.source().isPresent());
        assertThat(issues)
                .extracting(DiscoveryIssue::message)
                .containsExactlyInAnyOrder(
                        "@GoTest method " + TESTS
                                + "#isStatic must not be static: each execution runs it on an instance of its own; "
                                + "remove static",
                        "@GoTest method " + TESTS + "#isPrivate must not be private; remove private",
                        "@GoTest method " + TESTS
                                + "#hasParameters must have @ForAll on each parameter, but int number has none, so nobody "
                                + "provides it; annotate it, use a field, or Go.choose for a value to be explored",
                        "@GoTest method " + TESTS + "#returnsSomething must return void, but returns int",
                        "@GoTest method " + TESTS
                                + "#isOfJupiterToo is a Jupiter test as well, and Jupiter runs it outside of any "
                                + "exploration; keep one of the two annotations",
                        "@GoTest method " + TESTS
                                + "#hasACondition asks for extensions or conditions of Jupiter, which do not act on "
                                + "@GoTest methods; set up what the test needs in a @BeforeEach method");
    }

    @Test
    void testsThatCannotRunFailWithTheReasonAndTheOthersRun() {
        var results = Runs.run(BrokenFixture.class);

        results.testEvents()
                .assertStatistics(stats -> stats.started(7).succeeded(3).failed(4));
        assertThat(Runs.thrown(BrokenFixture.class, "isStatic"))
                .hasMessage("@GoTest method " + TESTS
                        + "#isStatic must not be static: each execution runs it on an instance of its "
                        + "own; remove static");
    }

    @Test
    void aClassThatCannotBeMadeFailsOnceWithAllThatIsWrongWithIt() {
        Events.take();

        var results = Runs.run(BrokenLifecycleFixture.class);

        results.testEvents().assertStatistics(stats -> stats.started(0));
        assertThat(Runs.thrownByContainer(results))
                .hasMessage(String.join(
                        "\n",
                        "test class " + LIFECYCLE + " must have a constructor without parameters",
                        "@BeforeEach method " + LIFECYCLE
                                + "#withParameters must not have parameters in a class with @GoTest methods: "
                                + "Jupiter's extensions, which would provide them, do not act here",
                        "@BeforeAll method " + LIFECYCLE
                                + "#notStatic must be static in a class with @GoTest methods: each execution "
                                + "has an instance of its own; make it static"));
        assertThat(Events.take()).isEmpty();
        assertThat(issues(BrokenLifecycleFixture.class)).hasSize(3);
    }
}
