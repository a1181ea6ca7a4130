package dev.heddle.junit.property;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/// The methods of a test class that make sources, found by name.
///
/// @param dialect   knows the library's providers
/// @param instances of the test class and those around it, the outermost first; for the methods that are not static
record Providers(Dialect dialect, List<Object> instances) {
    /// The source that the method of this name returns.
    ///
    /// @param usage what it is for
    ValueSource<?> source(String name, Usage usage) {
        for (var instance : instances.reversed()) {
            var methods = ReflectionSupport.findMethods(
                    instance.getClass(), method -> isProvider(method, name), HierarchyTraversalMode.BOTTOM_UP);
            if (!methods.isEmpty()) {
                return source(methods.getFirst(), instance, usage);
            }
        }
        throw new IllegalArgumentException("there is no method \"" + name + "\" that returns a ValueSource in "
                + instances.getLast().getClass().getName()
                + (dialect instanceof NoDialect ? "" : ", and no @Provide method of this name"));
    }

    private boolean isProvider(Method method, String name) {
        return !method.isSynthetic()
                && (dialect.isProvider(method, name)
                        || method.getName().equals(name) && ValueSource.class.isAssignableFrom(method.getReturnType()));
    }

    private ValueSource<?> source(Method method, Object instance, Usage usage) {
        if (method.getParameterCount() > 0) {
            throw new IllegalArgumentException("the method " + method.getName()
                    + " that makes a source of values must have no" + " parameters; combine sources in it instead");
        }
        var returned =
                ReflectionSupport.invokeMethod(method, Modifier.isStatic(method.getModifiers()) ? null : instance);
        var source = returned instanceof ValueSource<?> values ? values : dialect.provided(returned, usage);
        if (source == null) {
            throw new IllegalArgumentException(
                    "the method " + method.getName() + " must return a source of values, returned " + returned);
        }
        return source;
    }
}
