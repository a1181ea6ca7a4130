package dev.heddle.junit.platform;

import dev.heddle.junit.GoTest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Predicate;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// Which classes and methods are tests. Looks at classes without initialising them.
final class TestClasses {
    private TestClasses() {}

    /// Whether a class can be made without another's instance and has tests, its own or in nested classes.
    static boolean isStandalone(Class<?> type) {
        return isConcrete(type) && !isInner(type) && hasTests(type);
    }

    /// Whether a class is one of Jupiter's `@Nested` ones and has tests.
    static boolean isNested(Class<?> type) {
        return isConcrete(type) && isInner(type) && Conventions.INSTANCE.isNested(type) && hasTests(type);
    }

    /// Whether a method is a test; there may still be a [Mistake] in it.
    static boolean isTest(Method method) {
        return AnnotationSupport.isAnnotated(method, GoTest.class);
    }

    /// The tests of a class, inherited ones first.
    static List<Method> tests(Class<?> type) {
        return tests(type, _ -> true);
    }

    static List<Method> tests(Class<?> type, Predicate<Method> which) {
        return ReflectionSupport.findMethods(
                type, method -> isTest(method) && which.test(method), HierarchyTraversalMode.TOP_DOWN);
    }

    static List<Class<?>> nested(Class<?> type) {
        return ReflectionSupport.findNestedClasses(type, TestClasses::isNested);
    }

    private static boolean isConcrete(Class<?> type) {
        return !type.isInterface() && !Modifier.isAbstract(type.getModifiers()) && !type.isAnnotation();
    }

    private static boolean isInner(Class<?> type) {
        return type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
    }

    private static boolean hasTests(Class<?> type) {
        try {
            return !tests(type).isEmpty() || !nested(type).isEmpty();
        } catch (LinkageError e) {
            return false; // it refers to classes that are not there, so no test of it could run
        }
    }
}
