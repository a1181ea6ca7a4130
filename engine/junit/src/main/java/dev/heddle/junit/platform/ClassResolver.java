package dev.heddle.junit.platform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/// Finds test classes, by name and by unique id.
final class ClassResolver implements SelectorResolver {
    private static final String CLASS = "class";
    private static final String NESTED = "nested-class";

    private final Predicate<String> nameFilter;
    private final DiscoveryIssueReporter issues;

    /// @param nameFilter which classes are wanted
    /// @param issues     told what is wrong with them, each thing once
    ClassResolver(Predicate<String> nameFilter, DiscoveryIssueReporter issues) {
        this.nameFilter = nameFilter;
        this.issues = DiscoveryIssueReporter.deduplicating(issues);
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        var type = selector.getJavaClass();
        if (TestClasses.isNested(type)) {
            return nested(
                    context, () -> DiscoverySelectors.selectClass(type.getEnclosingClass()), _ -> Optional.of(type));
        }
        return standalone(context, type);
    }

    @Override
    public Resolution resolve(NestedClassSelector selector, Context context) {
        var type = selector.getNestedClass();
        return TestClasses.isNested(type)
                ? nested(context, () -> selector(selector.getEnclosingClasses()), _ -> Optional.of(type))
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        var id = selector.getUniqueId();
        var last = id.getLastSegment();
        return switch (last.getType()) {
            case CLASS ->
                ReflectionSupport.tryToLoadClass(last.getValue())
                        .toOptional()
                        .map(type -> standalone(context, type))
                        .orElseGet(Resolution::unresolved);
            case NESTED -> nested(context, () -> parent(id), outer -> nestedIn(outer, last.getValue()));
            default -> Resolution.unresolved();
        };
    }

    private static DiscoverySelector parent(UniqueId id) {
        return DiscoverySelectors.selectUniqueId(id.removeLastSegment());
    }

    private static Optional<Class<?>> nestedIn(Class<?> outer, String name) {
        return TestClasses.nested(outer).stream()
                .filter(type -> type.getSimpleName().equals(name))
                .findFirst();
    }

    private Resolution standalone(Context context, Class<?> type) {
        if (!TestClasses.isStandalone(type) || !nameFilter.test(type.getName())) {
            return Resolution.unresolved();
        }
        return resolution(context.addToParent(parent ->
                Optional.of(node(parent.getUniqueId().append(CLASS, type.getName()), List.of(), type))));
    }

    private Resolution nested(
            Context context, Supplier<DiscoverySelector> outer, Function<Class<?>, Optional<Class<?>>> find) {
        return resolution(context.addToParent(
                outer,
                parent -> parent(parent)
                        .flatMap(node -> find.apply(node.type())
                                .map(type -> node(
                                        parent.getUniqueId().append(NESTED, type.getSimpleName()),
                                        node.chain(),
                                        type)))));
    }

    private static Optional<ClassNode> parent(TestDescriptor descriptor) {
        return descriptor instanceof ClassNode node ? Optional.of(node) : Optional.empty();
    }

    private ClassNode node(UniqueId id, List<Class<?>> enclosing, Class<?> type) {
        Mistake.warnings(enclosing, type).forEach(issues::reportIssue);
        return new ClassNode(id, enclosing, type);
    }

    private static Resolution resolution(Optional<ClassNode> found) {
        return found.map(node -> Resolution.match(Match.exact(node, () -> children(node))))
                .orElseGet(Resolution::unresolved);
    }

    private static Set<? extends DiscoverySelector> children(ClassNode node) {
        var selectors = new LinkedHashSet<DiscoverySelector>();
        for (var method : TestClasses.tests(node.type())) {
            selectors.add(
                    node.enclosing().isEmpty()
                            ? DiscoverySelectors.selectMethod(node.type(), method)
                            : DiscoverySelectors.selectNestedMethod(node.enclosing(), node.type(), method));
        }
        for (var nested : TestClasses.nested(node.type())) {
            selectors.add(DiscoverySelectors.selectNestedClass(node.chain(), nested));
        }
        return selectors;
    }

    /// The selector of a class by its chain, the outermost first.
    static DiscoverySelector selector(List<Class<?>> chain) {
        return chain.size() == 1
                ? DiscoverySelectors.selectClass(chain.getFirst())
                : DiscoverySelectors.selectNestedClass(chain.subList(0, chain.size() - 1), chain.getLast());
    }
}
