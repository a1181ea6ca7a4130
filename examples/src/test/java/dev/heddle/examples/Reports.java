package dev.heddle.examples;

import dev.heddle.junit.Constants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// What JUnit shows of a test that fails.
final class Reports {
    private Reports() {}

    /// Runs one test, which must fail, and returns its message.
    static String of(Class<?> test, String method) {
        var found = Arrays.stream(test.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(test, found))
                .configurationParameter(Constants.DATABASE, "off")
                .build();
        var messages = new ArrayList<String>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                result.getThrowable().map(Throwable::getMessage).ifPresent(messages::add);
            }
        });
        if (messages.size() != 1) {
            throw new AssertionError(test.getSimpleName() + "." + method + " should fail once, but: " + messages);
        }
        return Objects.requireNonNull(messages.getFirst()).strip() + "\n";
    }
}
