package dev.heddle.junit.platform;

import dev.heddle.junit.Constants;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;

/// The engine that JUnit finds by its service file. Users never name it.
@API(status = Status.INTERNAL, since = "0.1")
public final class HeddleTestEngine extends HierarchicalTestEngine<HeddleContext> {
    private static final EngineDiscoveryRequestResolver<EngineNode> RESOLVER =
            EngineDiscoveryRequestResolver.<EngineNode>builder()
                    .addClassContainerSelectorResolver(TestClasses::isStandalone)
                    .addSelectorResolver(
                            context -> new ClassResolver(context.getClassNameFilter(), context.getIssueReporter()))
                    .addSelectorResolver(new MethodResolver())
                    .addTestDescriptorVisitor(_ -> TestDescriptor::prune)
                    .addTestDescriptorVisitor(_ -> MethodOrder::apply)
                    .build();

    private final UnaryOperator<@Nullable String> environment;

    /// Called by the service loader.
    public HeddleTestEngine() {
        this(System::getenv);
    }

    HeddleTestEngine(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public String getId() {
        return Constants.ENGINE_ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("dev.heddle");
    }

    @Override
    public Optional<String> getArtifactId() {
        return Optional.of("heddle-junit");
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        var root = new EngineNode(id);
        RESOLVER.resolve(request, root);
        return root;
    }

    @Override
    protected HeddleContext createExecutionContext(ExecutionRequest request) {
        return HeddleContext.of(request, environment);
    }
}
