package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.Events;
import dev.heddle.junit.fixtures.SwitchedFixture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/// Runs fixtures under the engine, without a database of tokens unless a test asks for one.
final class Runs {
    /// Fixtures are full of mistakes; what the engine and JUnit log of them is checked by other means. Kept here,
    /// as loggers that nobody refers to forget their level.
    private static final List<Logger> SILENCED =
            List.of(Logger.getLogger("dev.heddle.junit"), Logger.getLogger("org.junit.platform.launcher"));

    static {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private Runs() {}

    static EngineExecutionResults run(Class<?> type, String... parameters) {
        return run(selectClass(type), parameters);
    }

    static EngineExecutionResults run(Class<?> type, String method, String[] parameters) {
        return run(selectMethod(type, method), parameters);
    }

    /// @param parameters keys and values in turn
    static EngineExecutionResults run(DiscoverySelector selector, String... parameters) {
        return EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(selector)
                .configurationParameters(map(parameters))
                .execute();
    }

    private static Map<String, String> map(String... parameters) {
        var map = new LinkedHashMap<String, String>();
        map.put(Constants.DATABASE, "off");
        // What fixtures and tests tell each other goes through static fields of these.
        map.put(
                Constants.INSTRUMENT_EXCLUDE,
                Stream.of(Events.class, SwitchedFixture.class)
                        .map(Class::getName)
                        .collect(Collectors.joining(",")));
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return map;
    }

    /// What the only test of a run has thrown.
    static Throwable thrown(EngineExecutionResults results) {
        var all = results.testEvents().finished().list();
        assertThat(all).hasSize(1);
        return thrown(all.getFirst()).orElseThrow(() -> new AssertionError("the test has passed"));
    }

    /// What the only test of a run that selects one method has thrown.
    static Throwable thrown(Class<?> type, String method, String... parameters) {
        return thrown(run(type, method, parameters));
    }

    private static Optional<Throwable> thrown(Event event) {
        return event.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable);
    }

    /// What a container has thrown.
    static Throwable thrownByContainer(EngineExecutionResults results) {
        return results.containerEvents().failed().stream()
                .findFirst()
                .flatMap(Runs::thrown)
                .orElseThrow(() -> new AssertionError("no container has failed"));
    }

    /// The entries that the tests of a run have published, by key.
    static Map<String, String> entries(EngineExecutionResults results) {
        var map = new LinkedHashMap<String, String>();
        results.testEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .forEach(entry -> map.putAll(entry.getKeyValuePairs()));
        return map;
    }

    /// The message of the only test's failure.
    static String message(Class<?> type, String method, String... parameters) {
        return String.valueOf(thrown(type, method, parameters).getMessage());
    }
}
