package dev.heddle.junit.platform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/// A test class, standing alone or nested in others.
final class ClassNode extends AbstractTestDescriptor implements Node<HeddleContext> {
    private final List<Class<?>> enclosing;
    private final Class<?> type;

    /// @param enclosing the classes around a nested one, the outermost first
    ClassNode(UniqueId id, List<Class<?>> enclosing, Class<?> type) {
        super(id, Conventions.INSTANCE.displayName(enclosing, type), ClassSource.from(type));
        this.enclosing = List.copyOf(enclosing);
        this.type = type;
    }

    Class<?> type() {
        return type;
    }

    List<Class<?>> enclosing() {
        return enclosing;
    }

    /// The class and those around it, the outermost first.
    List<Class<?>> chain() {
        return Stream.concat(enclosing.stream(), Stream.of(type)).toList();
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public String getLegacyReportingName() {
        return type.getName();
    }

    @Override
    public Set<TestTag> getTags() {
        var tags = new LinkedHashSet<TestTag>();
        getParent().map(TestDescriptor::getTags).ifPresent(tags::addAll);
        tags.addAll(Conventions.INSTANCE.tags(type));
        return tags;
    }

    @Override
    public SkipResult shouldBeSkipped(HeddleContext context) {
        return Conventions.INSTANCE.disabled(type).map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public HeddleContext prepare(HeddleContext context) {
        return context.forClass(Lifecycle.of(context.twins().of(chain())));
    }

    @Override
    public HeddleContext before(HeddleContext context) throws Exception {
        var mistakes = Mistake.inClass(enclosing, type);
        if (!mistakes.isEmpty()) {
            throw new BadSetting(mistakes.stream().map(Mistake::message).collect(Collectors.joining("\n")));
        }
        context.lifecycle().beforeAll();
        return context;
    }

    @Override
    public void after(HeddleContext context) {
        context.lifecycle().afterAll();
    }
}
