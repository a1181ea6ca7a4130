package dev.heddle.junit.platform;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;

/// Reads Jupiter's annotations. The only class that links to them: it is not loaded where Jupiter is not there.
final class JupiterConventions implements Conventions {
    private static final DisplayNameGenerator STANDARD = new DisplayNameGenerator.Standard();

    @Override
    public boolean isNested(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, Nested.class);
    }

    @Override
    public Set<TestTag> tags(AnnotatedElement element) {
        var tags = new LinkedHashSet<TestTag>();
        for (var tag : AnnotationSupport.findRepeatableAnnotations(element, Tag.class)) {
            if (TestTag.isValid(tag.value())) {
                tags.add(TestTag.create(tag.value()));
            }
        }
        return tags;
    }

    @Override
    public Optional<String> disabled(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, Disabled.class)
                .map(disabled -> disabled.value().isBlank() ? element + " is @Disabled" : disabled.value());
    }

    @Override
    public String displayName(List<Class<?>> enclosing, Class<?> type) {
        return given(type).orElseGet(() -> {
            var generator = generator(enclosing, type);
            return enclosing.isEmpty()
                    ? generator.generateDisplayNameForClass(type)
                    : generator.generateDisplayNameForNestedClass(enclosing, type);
        });
    }

    @Override
    public String displayName(List<Class<?>> enclosing, Class<?> type, Method method) {
        return given(method)
                .orElseGet(() -> generator(enclosing, type).generateDisplayNameForMethod(enclosing, type, method));
    }

    private static Optional<String> given(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, DisplayName.class)
                .map(DisplayName::value)
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private static DisplayNameGenerator generator(List<Class<?>> enclosing, Class<?> type) {
        return AnnotationSupport.findAnnotation(type, DisplayNameGeneration.class, enclosing)
                .<DisplayNameGenerator>map(generation -> ReflectionSupport.newInstance(generation.value()))
                .orElse(STANDARD);
    }

    @Override
    public @Nullable Comparator<MethodNode> order(List<Class<?>> chain) {
        var orderer = AnnotationSupport.findAnnotation(
                        chain.getLast(), TestMethodOrder.class, chain.subList(0, chain.size() - 1))
                .map(TestMethodOrder::value);
        if (orderer.isEmpty()) {
            return null;
        }
        if (orderer.get() == MethodOrderer.OrderAnnotation.class) {
            return Comparator.comparingInt(node -> AnnotationSupport.findAnnotation(node.method(), Order.class)
                    .map(Order::value)
                    .orElse(Order.DEFAULT));
        }
        if (orderer.get() == MethodOrderer.MethodName.class) {
            return Comparator.comparing(node -> node.method().getName());
        }
        if (orderer.get() == MethodOrderer.DisplayName.class) {
            return Comparator.comparing(MethodNode::getDisplayName);
        }
        return null;
    }

    @Override
    public List<Method> beforeEach(Class<?> type) {
        return find(type, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN);
    }

    @Override
    public List<Method> afterEach(Class<?> type) {
        return find(type, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP);
    }

    @Override
    public List<Method> beforeAll(Class<?> type) {
        return find(type, BeforeAll.class, HierarchyTraversalMode.TOP_DOWN);
    }

    @Override
    public List<Method> afterAll(Class<?> type) {
        return find(type, AfterAll.class, HierarchyTraversalMode.BOTTOM_UP);
    }

    private static List<Method> find(
            Class<?> type, Class<? extends Annotation> annotation, HierarchyTraversalMode mode) {
        return AnnotationSupport.findAnnotatedMethods(type, annotation, mode);
    }

    /// What Jupiter runs is `@Testable`, and so is a `@GoTest`: that one is not asked for here.
    @Override
    public boolean isJupiterTest(Method method) {
        for (var annotation : method.getAnnotations()) {
            if (annotation.annotationType().getName().startsWith("org.junit.jupiter.")
                    && AnnotationSupport.isAnnotated(annotation.annotationType(), Testable.class)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isExtended(AnnotatedElement element) {
        return !AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class)
                .isEmpty();
    }
}
