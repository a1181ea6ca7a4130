package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import dev.heddle.explore.input.Property;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/// A test method with parameters, as a property.
public final class MethodProperty implements Property {
    private final List<String> names;
    private final List<ValueSource<?>> sources;
    private final Body body;

    /// Runs one execution of the test.
    public interface Body {
        /// @param arguments of the method, for this execution only
        /// @throws Exception what fails the execution
        void run(@Nullable Object[] arguments) throws Exception;
    }

    private MethodProperty(List<String> names, List<ValueSource<?>> sources, Body body) {
        this.names = List.copyOf(names);
        this.sources = List.copyOf(sources);
        this.body = body;
    }

    /// Whether something provides values for a parameter.
    public static boolean isProvided(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations()).anyMatch(MethodProperty::isForAll);
    }

    private static boolean isForAll(Annotation annotation) {
        return annotation instanceof ForAll || Dialect.INSTANCE.isForAll(annotation);
    }

    /// Runs something that makes or uses a property, with whatever the library in use needs around it.
    ///
    /// @param work what to run
    /// @throws Exception what `work` throws
    public static <T> T inSession(Callable<T> work) throws Exception {
        return Dialect.INSTANCE.inSession(work);
    }

    /// Finds the sources of a method's parameters.
    ///
    /// @param method    the test
    /// @param instances of the test class and those around it, the outermost first, for methods that make sources
    /// @param body      runs the test
    /// @throws IllegalArgumentException if there is no source for a parameter; the message says what to do
    public static MethodProperty of(Method method, List<Object> instances, Body body) {
        var names = new ArrayList<String>();
        var sources = new ArrayList<ValueSource<?>>();
        for (var parameter : method.getParameters()) {
            names.add(parameter.getName());
            sources.add(source(parameter, new Sources(Dialect.INSTANCE, new Providers(Dialect.INSTANCE, instances))));
        }
        return new MethodProperty(names, sources, body);
    }

    private static ValueSource<?> source(Parameter parameter, Sources sources) {
        try {
            return sources.of(Usage.of(parameter));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parameter " + parameter.getName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> parameters() {
        return names;
    }

    @Override
    public List<@Nullable Object> draw(Choices choices) {
        var values = new ArrayList<@Nullable Object>();
        for (var source : sources) {
            values.add(choices.together(() -> source.draw(choices)));
        }
        return values;
    }

    @Override
    public void run(List<@Nullable Object> inputs) throws Exception {
        body.run(inputs.toArray());
    }

    @Override
    public String text(@Nullable Object input) {
        return Display.of(input);
    }

    @Override
    public boolean isAssumption(Throwable thrown) {
        return thrown instanceof TestAbortedException;
    }
}
