package dev.heddle.junit.platform;

import dev.heddle.junit.Constants;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;

/// What a run of the engine hands down to its nodes.
final class HeddleContext implements EngineExecutionContext {
    private final ExecutionRequest request;
    private final Cancellation cancellation;
    private final long tests;
    private final UnaryOperator<@Nullable String> environment;
    private final @Nullable Configuration configuration;
    private final @Nullable CiSummary summary;
    private final @Nullable Twins twins;
    private final @Nullable Lifecycle lifecycle;

    private HeddleContext(
            ExecutionRequest request,
            Cancellation cancellation,
            long tests,
            UnaryOperator<@Nullable String> environment,
            @Nullable Configuration configuration,
            @Nullable CiSummary summary,
            @Nullable Twins twins,
            @Nullable Lifecycle lifecycle) {
        this.request = request;
        this.cancellation = cancellation;
        this.tests = tests;
        this.environment = environment;
        this.configuration = configuration;
        this.summary = summary;
        this.twins = twins;
        this.lifecycle = lifecycle;
    }

    /// @param environment the value of an environment variable, or `null`
    static HeddleContext of(ExecutionRequest request, UnaryOperator<@Nullable String> environment) {
        long tests = request.getRootTestDescriptor().getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .count();
        return new HeddleContext(request, Cancellation.of(request), tests, environment, null, null, null, null);
    }

    /// @throws BadSetting if a configuration parameter is unknown or has a value that is not allowed
    HeddleContext configured() {
        var checked = Configuration.of(request.getConfigurationParameters());
        if (checked.replay() != null && tests > 1) {
            throw new BadSetting(
                    "configuration parameter " + Constants.REPLAY + " is the token of one execution of one test, but "
                            + tests + " tests are selected; select one, as in mvn test -Dtest=Class#method -D"
                            + Constants.REPLAY + "=...");
        }
        var ci = CiSummary.of(checked.ciSummary(), environment);
        return new HeddleContext(request, cancellation, tests, environment, checked, ci, Twins.of(checked), null);
    }

    HeddleContext forClass(Lifecycle ofClass) {
        return new HeddleContext(request, cancellation, tests, environment, configuration, summary, twins, ofClass);
    }

    ExecutionRequest request() {
        return request;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /// Known below the root.
    Configuration configuration() {
        return Objects.requireNonNull(configuration, "configuration");
    }

    /// What is told to a CI server at the end, or `null` if nothing is.
    @Nullable
    CiSummary summary() {
        return summary;
    }

    /// Known below the root.
    Twins twins() {
        return Objects.requireNonNull(twins, "twins");
    }

    /// Known below a class.
    Lifecycle lifecycle() {
        return Objects.requireNonNull(lifecycle, "lifecycle");
    }
}
