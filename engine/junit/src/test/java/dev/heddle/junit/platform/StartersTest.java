package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.plain.StartersFixture;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/// Whatever starts threads in rewritten code starts goroutines: timers, fork-join tasks, and the program's own
/// subclasses of the JDK's classes.
final class StartersTest {
    /// The message of its failure, if it fails.
    private static Optional<String> run(String method) {
        var events = EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(DiscoverySelectors.selectMethod(StartersFixture.class, method))
                .configurationParameter(Constants.DATABASE, "off")
                .execute()
                .testEvents();
        assertThat(events.started().count()).isEqualTo(1);
        return events.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .findFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"forkAndJoin", "timer", "ownPool"})
    void whatIsRightIsFoundRight(String method) {
        assertThat(run(method)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"joinCycle, ForkJoinTask.join", "ownThreads, data race on StartersFixture.plain"})
    void whatIsWrongIsFound(String method, String message) {
        assertThat(run(method).orElseThrow()).contains(message).contains("StartersFixture.java");
    }

    @Test
    void theReportNamesTheThreadsOfTheProgram() {
        assertThat(run("ownThreads").orElseThrow()).contains("\"a\"").contains("\"b\"");
    }
}
