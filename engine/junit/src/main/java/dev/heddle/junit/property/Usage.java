package dev.heddle.junit.property;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A type where it is used, with the annotations on it, those on their annotations included.
///
/// @param type        the type
/// @param raw         its class
/// @param annotations all of them, in the order in which they stand
/// @param arguments   the type arguments, each with its own annotations
/// @param component   of an array
record Usage(
        Type type,
        Class<?> raw,
        List<Annotation> annotations,
        List<Usage> arguments,
        @Nullable Usage component) {
    static Usage of(Parameter parameter) {
        return of(parameter.getAnnotatedType(), List.of(parameter.getAnnotations()), Map.of());
    }

    /// @param annotations of what has the type, such as a record component
    /// @param variables   what the type variables stand for
    static Usage of(AnnotatedType annotated, List<Annotation> annotations, Map<TypeVariable<?>, Usage> variables) {
        var all = new LinkedHashSet<>(flat(annotations));
        all.addAll(flat(List.of(annotated.getAnnotations())));
        var own = List.copyOf(all);
        return switch (annotated) {
            case AnnotatedParameterizedType p -> {
                var arguments = Arrays.stream(p.getAnnotatedActualTypeArguments())
                        .map(argument -> of(argument, List.of(), variables))
                        .toList();
                var raw = (Class<?>) ((ParameterizedType) p.getType()).getRawType();
                yield new Usage(p.getType(), raw, own, arguments, null);
            }
            case AnnotatedArrayType array -> {
                var component = of(array.getAnnotatedGenericComponentType(), List.of(), variables);
                yield new Usage(array.getType(), component.raw().arrayType(), own, List.of(), component);
            }
            case AnnotatedWildcardType wildcard -> of(wildcard.getAnnotatedUpperBounds()[0], own, variables);
            case AnnotatedTypeVariable variable -> {
                var bound = variables.get((TypeVariable<?>) variable.getType());
                yield bound != null
                        ? bound.with(own)
                        : new Usage(variable.getType(), Object.class, own, List.of(), null);
            }
            default -> new Usage(annotated.getType(), (Class<?>) annotated.getType(), own, List.of(), null);
        };
    }

    static Usage of(Class<?> type) {
        return new Usage(type, type, List.of(), List.of(), null);
    }

    private Usage with(List<Annotation> more) {
        var all = new LinkedHashSet<>(annotations);
        all.addAll(more);
        return new Usage(type, raw, List.copyOf(all), arguments, component);
    }

    /// What the type variables of the class stand for here.
    Map<TypeVariable<?>, Usage> variables() {
        var names = raw.getTypeParameters();
        var map = new HashMap<TypeVariable<?>, Usage>();
        for (int i = 0; i < Math.min(names.length, arguments.size()); i++) {
            map.put(names[i], arguments.get(i));
        }
        return map;
    }

    private static Set<Annotation> flat(List<Annotation> annotations) {
        var all = new LinkedHashSet<Annotation>();
        annotations.forEach(annotation -> addFlat(annotation, all));
        return all;
    }

    private static void addFlat(Annotation annotation, Set<Annotation> all) {
        if (annotation.annotationType().getName().startsWith("java.lang.") || !all.add(annotation)) {
            return;
        }
        for (var above : annotation.annotationType().getAnnotations()) {
            addFlat(above, all);
        }
    }

    /// The argument with this number; any object will do where the type is raw.
    Usage argument(int number) {
        return number < arguments.size() ? arguments.get(number) : of(Object.class);
    }

    @Override
    public String toString() {
        return type.getTypeName();
    }
}
