package dev.heddle.explore.race;

import dev.heddle.operation.Site;
import dev.heddle.probe.Place;
import dev.heddle.probe.PlainCollections;
import dev.heddle.probe.PlainCollections.Sharing;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What memory holds at some moment.
///
/// @param isKnown whether it could be looked at
/// @param value   the value; for a collection how much is in it
record Content(boolean isKnown, @Nullable Object value) {
    private static final Content UNKNOWN = new Content(false, null);

    /// Looks at a location.
    ///
    /// @param owner the object, the array, the collection, or the class of a static field
    /// @param index which element
    /// @param place any place in the program that accesses it
    static Content of(Object owner, int index, Place place) {
        try {
            return switch (place.kind()) {
                case ELEMENT -> known(Array.get(owner, index));
                case FIELD, STATIC -> ofField(owner, place);
                case WHOLE -> ofWhole(owner);
            };
        } catch (ReflectiveOperationException | RuntimeException e) {
            return UNKNOWN; // not accessible: whoever wants to know does without
        }
    }

    /// Looks at an object that holds a single value.
    static Content ofHolder(Object holder) {
        return switch (holder) {
            case AtomicBoolean a -> known(a.get());
            case AtomicReference<?> a -> known(a.get());
            case Number a -> known(a.longValue());
            default -> UNKNOWN;
        };
    }

    private static Content known(@Nullable Object value) {
        return new Content(true, value);
    }

    private static Content ofField(Object owner, Place place) throws ReflectiveOperationException {
        var declaring = owner instanceof Class<?> itself ? itself : owner.getClass();
        while (!declaring.getName().equals(place.className()) && declaring.getSuperclass() != null) {
            declaring = declaring.getSuperclass();
        }
        var field = declaring.getDeclaredField(place.member());
        field.setAccessible(true);
        return known(field.get(Modifier.isStatic(field.getModifiers()) ? null : owner));
    }

    /// Only what is the JDK's own through and through: anything else would run code of the program.
    private static Content ofWhole(Object owner) {
        var type = owner.getClass();
        if (type.getClassLoader() != null
                || type.getName().startsWith("java.util.Collections$")
                || PlainCollections.sharing(type) == Sharing.UNKNOWN) {
            return UNKNOWN;
        }
        return switch (owner) {
            case Collection<?> collection -> known(collection.size());
            case Map<?, ?> map -> known(map.size());
            case CharSequence text -> known(text.toString());
            default -> UNKNOWN;
        };
    }

    /// Whether it is surely the same.
    boolean isSame(Content other) {
        return isKnown && other.isKnown && (isConstant() ? Objects.equals(value, other.value) : value == other.value);
    }

    /// Whether it is a value that nobody can change, so that looking at it later is as good as looking at it now.
    boolean isConstant() {
        return switch (value) {
            case null -> true;
            case Boolean _,
                    Character _,
                    Byte _,
                    Short _,
                    Integer _,
                    Long _,
                    Float _,
                    Double _,
                    String _,
                    BigInteger _,
                    BigDecimal _,
                    Class<?> _,
                    Enum<?> _ -> true;
            default -> false;
        };
    }

    /// Whether it is one of the values by which a program remembers what it has done.
    boolean isFlag() {
        return value instanceof Boolean || value instanceof Enum<?>;
    }

    /// The static field of a class on the calling thread's stack that holds an object, as a report names it.
    static Optional<String> staticFieldWith(Object object) {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> !Site.isOfTheLibrary(type.getName()))
                        .distinct()
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields())
                                .filter(field -> Modifier.isStatic(field.getModifiers()) && holds(field, object))
                                .map(field -> simpleName(type) + "." + field.getName()))
                        .findFirst());
    }

    private static boolean holds(Field field, Object object) {
        if (field.getType().isPrimitive()) {
            return false;
        }
        try {
            field.setAccessible(true);
            return field.get(null) == object;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }

    /// A class as a program names it: without its package, nested classes with a dot.
    static String simpleName(Class<?> type) {
        var name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
