package dev.heddle.junit.platform;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/// Finds `@GoTest` methods, by name and by unique id.
final class MethodResolver implements SelectorResolver {
    private static final String METHOD = "method";

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        var method = selector.getJavaMethod();
        return TestClasses.isTest(method)
                ? resolve(
                        context,
                        () -> DiscoverySelectors.selectClass(selector.getJavaClass()),
                        _ -> Optional.of(method))
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(NestedMethodSelector selector, Context context) {
        var chain = Stream.concat(selector.getEnclosingClasses().stream(), Stream.of(selector.getNestedClass()))
                .toList();
        var method = selector.getMethod();
        return TestClasses.isTest(method)
                ? resolve(context, () -> ClassResolver.selector(chain), _ -> Optional.of(method))
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        var id = selector.getUniqueId();
        var last = id.getLastSegment();
        if (!last.getType().equals(METHOD)) {
            return Resolution.unresolved();
        }
        return resolve(
                context,
                () -> DiscoverySelectors.selectUniqueId(id.removeLastSegment()),
                type -> TestClasses.tests(type, method -> segment(method).equals(last.getValue())).stream()
                        .findFirst());
    }

    private static Resolution resolve(
            Context context, Supplier<DiscoverySelector> parent, Function<Class<?>, Optional<Method>> find) {
        return context.addToParent(
                        parent,
                        descriptor -> descriptor instanceof ClassNode node
                                ? find.apply(node.type())
                                        .map(method -> new MethodNode(
                                                node.getUniqueId().append(METHOD, segment(method)), node, method))
                                : Optional.empty())
                .map(node -> Resolution.match(Match.exact(node)))
                .orElseGet(Resolution::unresolved);
    }

    private static String segment(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }
}
