package dev.heddle.junit.property;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes values of a sealed type: one of the classes that it permits, those that do not contain the type again
/// being the simpler ones.
final class Variants {
    private static final double AGAIN = 0.3;

    private Variants() {}

    static ValueSource<?> of(Sources sources, Usage usage) {
        var ends = new ArrayList<ValueSource<?>>();
        var recursive = new ArrayList<ValueSource<?>>();
        for (var type : usage.raw().getPermittedSubclasses()) {
            (mentions(type, usage.raw(), new ArrayList<>()) ? recursive : ends).add(sources.of(variant(type, usage)));
        }
        var simple = one(ends);
        var again = one(recursive);
        if (simple == null) {
            throw new IllegalArgumentException("every class that " + usage + " permits contains another " + usage);
        }
        return again == null ? simple : choices -> choices.flag(AGAIN) ? again.draw(choices) : simple.draw(choices);
    }

    private static @Nullable ValueSource<?> one(List<ValueSource<?>> sources) {
        return switch (sources.size()) {
            case 0 -> null;
            case 1 -> sources.getFirst();
            default -> ValueSource.oneOf(sources.toArray(ValueSource<?>[]::new));
        };
    }

    /// Whether a value of the type can contain one of the other, as far as components of records tell.
    private static boolean mentions(Class<?> type, Class<?> other, List<Class<?>> seen) {
        if (seen.contains(type)) {
            return false;
        }
        seen.add(type);
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .flatMap(component -> classes(component.getGenericType()))
                    .anyMatch(each -> each == other || mentions(each, other, seen));
        }
        return type.isSealed()
                && Arrays.stream(type.getPermittedSubclasses()).anyMatch(each -> mentions(each, other, seen));
    }

    private static Stream<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> c -> Stream.of(c.isArray() ? c.componentType() : c);
            case ParameterizedType p ->
                Stream.concat(
                        classes(p.getRawType()),
                        Arrays.stream(p.getActualTypeArguments()).flatMap(Variants::classes));
            default -> Stream.empty();
        };
    }

    /// A permitted class, its type variables being what those of the sealed type are.
    private static Usage variant(Class<?> type, Usage sealed) {
        var names = type.getTypeParameters();
        if (names.length == 0) {
            return Usage.of(type);
        }
        var arguments = new ArrayList<Usage>();
        for (var name : names) {
            arguments.add(Stream.concat(
                            Stream.of(type.getGenericInterfaces()), Stream.ofNullable(type.getGenericSuperclass()))
                    .filter(ParameterizedType.class::isInstance)
                    .map(ParameterizedType.class::cast)
                    .filter(parent -> parent.getRawType() == sealed.raw())
                    .map(parent -> List.of(parent.getActualTypeArguments()).indexOf(name))
                    .filter(place -> place >= 0)
                    .map(sealed::argument)
                    .findFirst()
                    .orElse(Usage.of(Object.class)));
        }
        return new Usage(type, type, List.of(), arguments, null);
    }
}
