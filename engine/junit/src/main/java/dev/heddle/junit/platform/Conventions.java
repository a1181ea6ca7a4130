package dev.heddle.junit.platform;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;

/// What Jupiter's annotations say about a class or method; nothing where Jupiter is not there.
sealed interface Conventions permits JupiterConventions, NoConventions {
    /// Those of this JVM.
    Conventions INSTANCE =
            ReflectionSupport.tryToLoadClass("org.junit.jupiter.api.BeforeEach", Conventions.class.getClassLoader())
                            .toOptional()
                            .isPresent()
                    ? new JupiterConventions()
                    : new NoConventions();

    /// Whether an inner class holds tests.
    boolean isNested(Class<?> type);

    /// The valid tags of a class or method itself.
    Set<TestTag> tags(AnnotatedElement element);

    /// Why a class or method is not to be run, or empty if it is.
    Optional<String> disabled(AnnotatedElement element);

    /// What people call a class, given those around it.
    String displayName(List<Class<?>> enclosing, Class<?> type);

    /// What people call a test.
    String displayName(List<Class<?>> enclosing, Class<?> type, Method method);

    /// In which order a class's tests run, given those around it; `null` for none in particular.
    @Nullable
    Comparator<MethodNode> order(List<Class<?>> chain);

    /// What runs before each execution's test, the superclass's first.
    List<Method> beforeEach(Class<?> type);

    /// What runs after each execution's test, the superclass's last.
    List<Method> afterEach(Class<?> type);

    /// What runs once before all tests, the superclass's first.
    List<Method> beforeAll(Class<?> type);

    /// What runs once after all tests, the superclass's last.
    List<Method> afterAll(Class<?> type);

    /// Whether Jupiter would run this method too.
    boolean isJupiterTest(Method method);

    /// Whether Jupiter's extensions are asked for, which do not act on our tests.
    boolean isExtended(AnnotatedElement element);
}
