package dev.heddle.junit.platform;

import dev.heddle.junit.GoTest;
import dev.heddle.junit.GoTestDefaults;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/// What `@GoTest` and the `@GoTestDefaults` around it say about one test: of each attribute the nearest that is
/// given.
///
/// The two annotations have the same attributes, so they are read by name: an attribute that is its default is not
/// given.
final class Attributes {
    /// A value and who gave it: `@GoTest on x.Y#z`.
    private record Given(Object value, String where) {
        boolean isOfTheTest() {
            return where.startsWith(TEST);
        }
    }

    private static final String TEST = "@GoTest on ";

    private final Map<String, Given> given = new HashMap<>();

    private Attributes() {}

    /// @param chain the test's class and those around it, the outermost first
    static Attributes of(Method method, List<Class<?>> chain) {
        var attributes = new Attributes();
        var name = chain.getLast().getName() + "#" + method.getName();
        attributes.add(AnnotationSupport.findAnnotation(method, GoTest.class).orElse(null), TEST + name);
        for (var around : chain.reversed()) {
            for (Class<?> type = around; type != null; type = type.getSuperclass()) {
                attributes.add(defaults(type), "@GoTestDefaults on " + type.getName());
            }
        }
        var home = chain.getLast().getPackage();
        attributes.add(defaults(home), "@GoTestDefaults on package " + home.getName());
        return attributes;
    }

    private static @Nullable GoTestDefaults defaults(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, GoTestDefaults.class).orElse(null);
    }

    private void add(@Nullable Annotation annotation, String where) {
        if (annotation == null) {
            return;
        }
        for (var attribute : annotation.annotationType().getDeclaredMethods()) {
            var value = value(attribute, annotation);
            if (isGiven(value, attribute.getDefaultValue())) {
                given.putIfAbsent(attribute.getName(), new Given(value, where));
            }
        }
    }

    private static Object value(Method attribute, Annotation annotation) {
        try {
            return attribute.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + attribute, e);
        }
    }

    private static boolean isGiven(Object value, Object byDefault) {
        return value.getClass().isArray() ? Array.getLength(value) > 0 : !value.equals(byDefault);
    }

    /// Hands over a value if it is given; what is wrong with it is told with the place where it was given.
    <T> void ifGiven(String name, Class<T> type, Consumer<T> use) {
        var g = given.get(name);
        if (g == null) {
            return;
        }
        try {
            use.accept(type.cast(single(name, g.value(), type)));
        } catch (IllegalArgumentException e) {
            throw new BadSetting(g.where() + ": " + e.getMessage());
        }
    }

    /// Whether the test itself says so, and not a default around it.
    boolean isOfTheTest(String name) {
        var g = given.get(name);
        return g != null && g.isOfTheTest();
    }

    /// Who gives an attribute, which is given.
    String where(String name) {
        return Objects.requireNonNull(given.get(name)).where();
    }

    private static Object single(String name, Object value, Class<?> type) {
        if (!value.getClass().isArray() || type.isArray()) {
            return value;
        }
        if (Array.getLength(value) > 1) {
            throw new IllegalArgumentException(name + " takes one value, but there are " + Array.getLength(value));
        }
        return Array.get(value, 0);
    }
}
