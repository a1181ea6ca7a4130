package dev.heddle.junit.platform;

import dev.heddle.junit.property.MethodProperty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/// What keeps tests from running, or lets them run in another way than their author thinks.
///
/// A test that cannot run is in the tree all the same, and fails with the reason: it must not vanish. The reason is
/// a warning of the discovery too; as an error of the discovery it would keep the tests of all engines from
/// running.
///
/// @param message what is wrong and what to do
/// @param source  where
record Mistake(String message, TestSource source) {
    /// What keeps a `@GoTest` method from being run, or `null` if nothing does.
    static @Nullable String inTest(Method method) {
        var what = "@GoTest method " + text(method) + " must ";
        if (Modifier.isStatic(method.getModifiers())) {
            return what + "not be static: each execution runs it on an instance of its own; remove static";
        }
        if (Modifier.isPrivate(method.getModifiers())) {
            return what + "not be private; remove private";
        }
        for (var parameter : method.getParameters()) {
            if (!MethodProperty.isProvided(parameter)) {
                return what + "have @ForAll on each parameter, but " + parameter
                        + " has none, so nobody provides it; annotate it, use a field, or Go.choose for a value to be explored";
            }
        }
        if (method.getReturnType() != void.class) {
            return what + "return void, but returns " + method.getReturnType().getSimpleName();
        }
        return null;
    }

    /// What keeps the tests of a class from being run.
    static List<Mistake> inClass(List<Class<?>> enclosing, Class<?> type) {
        var found = new ArrayList<Mistake>();
        if (Members.constructor(enclosing, type) == null) {
            found.add(new Mistake(
                    "test class " + type.getName() + " must have a constructor without parameters",
                    ClassSource.from(type)));
        }
        var conventions = Conventions.INSTANCE;
        conventions.beforeEach(type).forEach(method -> each(type, method, "@BeforeEach", found));
        conventions.afterEach(type).forEach(method -> each(type, method, "@AfterEach", found));
        conventions.beforeAll(type).forEach(method -> all(type, method, "@BeforeAll", found));
        conventions.afterAll(type).forEach(method -> all(type, method, "@AfterAll", found));
        return found;
    }

    private static void each(Class<?> type, Method method, String annotation, List<Mistake> found) {
        if (Modifier.isStatic(method.getModifiers())) {
            add(type, method, annotation, "not be static; remove static", found);
        }
        parameters(type, method, annotation, found);
    }

    private static void all(Class<?> type, Method method, String annotation, List<Mistake> found) {
        if (!Modifier.isStatic(method.getModifiers())) {
            add(
                    type,
                    method,
                    annotation,
                    "be static in a class with @GoTest methods: each execution has an instance of its own; make it static",
                    found);
        }
        parameters(type, method, annotation, found);
    }

    private static void parameters(Class<?> type, Method method, String annotation, List<Mistake> found) {
        if (method.getParameterCount() > 0) {
            add(
                    type,
                    method,
                    annotation,
                    "not have parameters in a class with @GoTest methods: Jupiter's extensions, which would provide them, "
                            + "do not act here",
                    found);
        }
    }

    private static void add(Class<?> type, Method method, String annotation, String must, List<Mistake> found) {
        found.add(
                new Mistake(annotation + " method " + text(method) + " must " + must, MethodSource.from(type, method)));
    }

    /// Everything about a class and its tests that the author should know, as warnings of the discovery.
    static List<DiscoveryIssue> warnings(List<Class<?>> enclosing, Class<?> type) {
        var all = new ArrayList<>(inClass(enclosing, type));
        for (var method : TestClasses.tests(type)) {
            var what = "@GoTest method " + text(method);
            var source = MethodSource.from(type, method);
            var mistake = inTest(method);
            if (mistake != null) {
                all.add(new Mistake(mistake, source));
            }
            if (Conventions.INSTANCE.isJupiterTest(method)) {
                all.add(new Mistake(
                        what
                                + " is a Jupiter test as well, and Jupiter runs it outside of any exploration; keep one of the two "
                                + "annotations",
                        source));
            }
            extensions(method, what, source, all);
        }
        extensions(type, "test class " + type.getName(), ClassSource.from(type), all);
        return all.stream().map(Mistake::issue).toList();
    }

    private static void extensions(AnnotatedElement element, String what, TestSource source, List<Mistake> all) {
        if (Conventions.INSTANCE.isExtended(element)) {
            all.add(new Mistake(
                    what
                            + " asks for extensions or conditions of Jupiter, which do not act on @GoTest methods; set up what "
                            + "the test needs in a @BeforeEach method",
                    source));
        }
    }

    private DiscoveryIssue issue() {
        return DiscoveryIssue.builder(Severity.WARNING, message).source(source).build();
    }

    private static String text(Method method) {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }
}
