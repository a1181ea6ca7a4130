package dev.heddle.junit.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/// Calls what a test class does not make public.
///
/// On the class path we may ourselves, and quickly. A named module opens its tests to JUnit but not to us, so there
/// JUnit calls for us.
final class Members {
    private Members() {}

    /// The constructor of a test class: it takes the instance of the class around it, if there is one, and nothing
    /// else. `null` if there is no such constructor.
    static @Nullable Constructor<?> constructor(List<Class<?>> enclosing, Class<?> type) {
        try {
            return enclosing.isEmpty()
                    ? type.getDeclaredConstructor()
                    : type.getDeclaredConstructor(type.getEnclosingClass());
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /// Makes an instance, given that of the class around it or `null`. What the constructor throws comes out as it
    /// is.
    static Object newInstance(Constructor<?> constructor, @Nullable Object outer) {
        if (!constructor.trySetAccessible()) {
            return outer == null
                    ? ReflectionSupport.newInstance(constructor.getDeclaringClass())
                    : ReflectionSupport.newInstance(constructor.getDeclaringClass(), outer);
        }
        try {
            return outer == null ? constructor.newInstance() : constructor.newInstance(outer);
        } catch (InvocationTargetException e) {
            throw unchecked(Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot make an instance of "
                            + constructor.getDeclaringClass().getName(),
                    e);
        }
    }

    /// Calls a method, on `null` if it is static. What it throws comes out as it is.
    static void invoke(Method method, @Nullable Object target, @Nullable Object... arguments) {
        if (!method.trySetAccessible()) {
            ReflectionSupport.invokeMethod(method, target, arguments);
            return;
        }
        try {
            method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(Objects.requireNonNullElse(e.getCause(), e));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }

    /// Throws anything, checked or not; written `throw unchecked(e)` so that the compiler knows.
    static RuntimeException unchecked(Throwable e) {
        throw Members.<RuntimeException>asUnchecked(e);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased: that is the point
    private static <T extends Throwable> T asUnchecked(Throwable e) throws T {
        throw (T) e;
    }
}
