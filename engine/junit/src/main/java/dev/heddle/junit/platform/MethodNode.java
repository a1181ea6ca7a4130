package dev.heddle.junit.platform;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/// A `@GoTest` method: one test for JUnit, however many executions it has.
final class MethodNode extends AbstractTestDescriptor implements Node<HeddleContext> {
    private final List<Class<?>> chain;
    private final Method method;

    MethodNode(UniqueId id, ClassNode parent, Method method) {
        super(
                id,
                Conventions.INSTANCE.displayName(parent.enclosing(), parent.type(), method),
                MethodSource.from(parent.type(), method));
        this.chain = parent.chain();
        this.method = method;
    }

    /// The test's class and those around it, the outermost first.
    List<Class<?>> chain() {
        return chain;
    }

    Method method() {
        return method;
    }

    TestName testName() {
        return TestName.of(chain.getLast(), method);
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public String getLegacyReportingName() {
        return method.getName() + "(" + testName().parameters() + ")";
    }

    @Override
    public Set<TestTag> getTags() {
        var tags = new LinkedHashSet<TestTag>();
        getParent().map(TestDescriptor::getTags).ifPresent(tags::addAll);
        tags.addAll(Conventions.INSTANCE.tags(method));
        return tags;
    }

    @Override
    public SkipResult shouldBeSkipped(HeddleContext context) {
        return Conventions.INSTANCE.disabled(method).map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public HeddleContext execute(HeddleContext context, DynamicTestExecutor dynamicTestExecutor) {
        var mistake = Mistake.inTest(method);
        if (mistake != null) {
            throw new BadSetting(mistake);
        }
        new TestRun(context, this).run();
        return context;
    }
}
