package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.GoBody;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.Strategy;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.plain.BugsFixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// The classic mistakes of plain Java are found with no settings, and replay, under every strategy.
final class PlainJavaTest {
    private static final List<Strategy> STRATEGIES = List.of(
            Strategy.auto(),
            Strategy.dpor(),
            Strategy.portfolio(),
            Strategy.random(),
            Strategy.pct(3),
            Strategy.pos(),
            Strategy.urw());

    /// A method of the fixture, and what is wrong with it.
    private record Bug(String method, Class<? extends Failure> failure, String message) {}

    private static Stream<Bug> bugs() {
        return Stream.of(
                new Bug("plainLostUpdate", DataRace.class, "data race on BugsFixture.plain"),
                new Bug("volatileLostUpdate", AssertionFailed.class, "expected: 2\n but was: 1"),
                new Bug("abba", Deadlock.class, "all goroutines are asleep - deadlock!"),
                new Bug("philosophers", Deadlock.class, "all goroutines are asleep - deadlock!"),
                new Bug("boundedBuffer", AssertionFailed.class, "expected: "));
    }

    private static Stream<Arguments> bugsByStrategy() {
        return bugs().flatMap(bug -> STRATEGIES.stream().map(strategy -> Arguments.of(bug, strategy)));
    }

    private static GoBody body(String method) throws ReflectiveOperationException {
        return Bodies.of(BugsFixture.class, method);
    }

    @ParameterizedTest
    @MethodSource("bugsByStrategy")
    void everyStrategyFindsItAndReplaysIt(Bug bug, Strategy strategy) throws ReflectiveOperationException {
        var body = body(bug.method());
        var explorer = Explorer.explorer().strategy(strategy);

        var found = explorer.explore(body).failure().orElseThrow();

        assertThat(found).isInstanceOf(bug.failure());
        assertReplays(explorer, found, body);
    }

    /// The plain depth-first search is busy with the last steps for longer than its budget, so it is given the
    /// token.
    @ParameterizedTest
    @MethodSource("bugs")
    void theDepthFirstSearchReplaysIt(Bug bug) throws ReflectiveOperationException {
        var body = body(bug.method());
        var found = Explorer.explorer().explore(body).failure().orElseThrow();

        assertReplays(Explorer.explorer().strategy(Strategy.depthFirst()), found, body);
    }

    private static void assertReplays(Explorer explorer, Failure found, GoBody body) {
        for (int i = 0; i < 100; i++) {
            var again = explorer.replay(found.replayToken(), body).failure().orElseThrow();
            assertThat(again.message()).isEqualTo(found.message());
        }
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void theEngineFindsItWithNoSettings(Bug bug) {
        var events = EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(DiscoverySelectors.selectMethod(BugsFixture.class, bug.method()))
                .configurationParameter(Constants.DATABASE, "off")
                .execute()
                .testEvents();

        assertThat(events.failed().count()).isEqualTo(1);
        assertThat(message(events.failed().list().getFirst()))
                .contains(bug.message())
                .contains("replay", "BugsFixture.java:");
    }

    private static String message(Event event) {
        return event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(Throwable::getMessage)
                .orElseThrow();
    }

    /// Searches from 100 seeds with the standard strategy; one in the middle needs no more than so many executions.
    @ParameterizedTest
    @CsvSource({"plainLostUpdate, 1", "volatileLostUpdate, 2", "abba, 2", "philosophers, 11", "boundedBuffer, 2"})
    void itIsFoundSoon(String method, long most) throws ReflectiveOperationException {
        var body = body(method);
        var executions = new long[100];

        for (int seed = 0; seed < executions.length; seed++) {
            var explorer = Explorer.explorer().shrink(false).seed(seed);
            executions[seed] = explorer.explore(body).executions();
        }

        Arrays.sort(executions);
        assertThat(executions[executions.length / 2]).isLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lockedUpdates", "collectionsThatAreSafeToShare"})
    void whatIsRightIsExploredToTheEnd(String method) throws ReflectiveOperationException {
        var exploration = Explorer.explorer().explore(body(method));

        assertThat(exploration.failures()).isEmpty();
        assertThat(exploration.exhaustive()).isTrue();
    }
}
