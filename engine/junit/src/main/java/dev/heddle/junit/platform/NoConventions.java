package dev.heddle.junit.platform;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestTag;

/// Without Jupiter there is nothing to look for.
final class NoConventions implements Conventions {
    @Override
    public boolean isNested(Class<?> type) {
        return false;
    }

    @Override
    public Set<TestTag> tags(AnnotatedElement element) {
        return Set.of();
    }

    @Override
    public Optional<String> disabled(AnnotatedElement element) {
        return Optional.empty();
    }

    @Override
    public String displayName(List<Class<?>> enclosing, Class<?> type) {
        return type.getSimpleName();
    }

    @Override
    public String displayName(List<Class<?>> enclosing, Class<?> type, Method method) {
        return method.getName() + "()";
    }

    @Override
    public @Nullable Comparator<MethodNode> order(List<Class<?>> chain) {
        return null;
    }

    @Override
    public List<Method> beforeEach(Class<?> type) {
        return List.of();
    }

    @Override
    public List<Method> afterEach(Class<?> type) {
        return List.of();
    }

    @Override
    public List<Method> beforeAll(Class<?> type) {
        return List.of();
    }

    @Override
    public List<Method> afterAll(Class<?> type) {
        return List.of();
    }

    @Override
    public boolean isJupiterTest(Method method) {
        return false;
    }

    @Override
    public boolean isExtended(AnnotatedElement element) {
        return false;
    }
}
