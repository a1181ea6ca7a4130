package dev.heddle.junit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.junit.Constants;
import dev.heddle.junit.fixtures.EndlessFixture;
import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.TestAbortedException;

/// JUnit 6 can cancel a run. These tests are compiled against JUnit 5, so they call it by name.
final class CancellationTest {
    private static final String TOKEN = "org.junit.platform.engine.CancellationToken";

    private static Class<?> tokenType() {
        try {
            return Class.forName(TOKEN);
        } catch (ClassNotFoundException e) {
            Assumptions.abort("JUnit 5 cannot cancel a run");
            throw new AssertionError(e);
        }
    }

    private static EngineExecutionResults run(Object token) throws ReflectiveOperationException {
        var kit = EngineTestKit.engine(Constants.ENGINE_ID)
                .selectors(selectClass(EndlessFixture.class))
                .configurationParameter(Constants.DATABASE, "off");
        Method cancellationToken = kit.getClass().getMethod("cancellationToken", tokenType());
        return ((EngineTestKit.Builder) cancellationToken.invoke(kit, token)).execute();
    }

    @Test
    @Timeout(30)
    void aSearchThatIsUnderWayIsCutShort() throws Exception {
        var token = tokenType().getMethod("create").invoke(null);
        var cancel = tokenType().getMethod("cancel");
        // Real time, as a search tells its progress once a second.
        var canceller = Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(Duration.ofMillis(200));
                cancel.invoke(token);
            } catch (ReflectiveOperationException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        var results = run(token);
        canceller.join();

        results.testEvents().assertStatistics(stats -> stats.started(1).aborted(1));
        assertThat(Runs.thrown(results))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("cancelled");
    }
}
