package dev.heddle.junit.property;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.providers.TypeUsage;
import org.jspecify.annotations.Nullable;

/// A type with its annotations, as jqwik wants to see it. What jqwik offers in public leaves the annotations out,
/// so the questions about these are answered here, and all others by what jqwik offers.
final class JqwikTypeUsage implements InvocationHandler {
    private final TypeUsage plain;
    private final List<Annotation> annotations;
    private final List<TypeUsage> arguments;
    private final @Nullable TypeUsage component;

    private JqwikTypeUsage(Usage usage) {
        this.plain = TypeUsage.forType(usage.type());
        this.annotations = usage.annotations();
        this.arguments = usage.arguments().stream().map(JqwikTypeUsage::of).toList();
        this.component = usage.component() == null ? null : of(usage.component());
    }

    static TypeUsage of(Usage usage) {
        return (TypeUsage) Proxy.newProxyInstance(
                TypeUsage.class.getClassLoader(), new Class<?>[] {TypeUsage.class}, new JqwikTypeUsage(usage));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        var first = arguments == null ? this : arguments[0];
        return switch (method.getName()) {
            case "getAnnotations" -> annotations;
            case "findAnnotation" -> find(first);
            case "isAnnotated" -> find(first).isPresent();
            case "getTypeArguments" -> this.arguments.isEmpty() ? plain.getTypeArguments() : this.arguments;
            case "getTypeArgument" ->
                this.arguments.isEmpty() ? plain.getTypeArgument((int) first) : this.arguments.get((int) first);
            case "getComponentType" -> component == null ? plain.getComponentType() : Optional.of(component);
            case "equals" -> proxy == first;
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> plain.toString();
            default -> plainly(method, arguments);
        };
    }

    private Optional<Annotation> find(@Nullable Object type) {
        return annotations.stream()
                .filter(annotation -> annotation.annotationType() == type)
                .findFirst();
    }

    private @Nullable Object plainly(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(plain, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
