package dev.heddle.junit.property;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What a property-testing library adds: its annotations, and values that it makes.
interface Dialect {
    /// jqwik's, if it is on the class path.
    Dialect INSTANCE = find();

    private static Dialect find() {
        try {
            var loader = Dialect.class.getClassLoader();
            Class.forName("net.jqwik.api.Arbitrary", false, loader);
            return Class.forName("dev.heddle.junit.property.JqwikDialect", true, loader)
                    .asSubclass(Dialect.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            return new NoDialect();
        }
    }

    /// Whether an annotation asks for values for the parameter that it is on.
    boolean isForAll(Annotation annotation);

    /// Reads an annotation; false if it is none of the library's.
    boolean read(Annotation annotation, Constraints into);

    /// Whether a method provides the values of this name.
    boolean isProvider(Method method, String name);

    /// The source of what a provider method has returned, or `null` if that is nothing to make values with.
    ///
    /// @param usage what the values are for
    @Nullable
    ValueSource<?> provided(Object returned, Usage usage);

    /// The library's own source for a type, or `null` if it has none.
    @Nullable
    ValueSource<?> source(Usage usage);

    /// Runs something in which the library makes values.
    <T> T inSession(Callable<T> body) throws Exception;
}
