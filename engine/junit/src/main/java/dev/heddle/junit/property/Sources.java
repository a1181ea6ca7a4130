package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/// Finds the source of the values of a type: a method that somebody has named, the built-in one, or the library's.
///
/// What the built-in sources can do they do, with the library's annotations too: what they make shrinks further and
/// survives an update of the library. A record or a sealed type is asked for there first, as somebody may have
/// registered a provider for it.
final class Sources {
    private static final double HALF = 0.5;
    /// How many elements a collection has on average whose elements contain such a collection again.
    private static final double FEW = 0.4;

    private final Dialect dialect;
    private final Providers providers;
    private final Map<String, Later> underWay = new HashMap<>();

    Sources(Dialect dialect, Providers providers) {
        this.dialect = dialect;
        this.providers = providers;
    }

    /// A source that is not known yet: that of a type which contains itself.
    static final class Later implements ValueSource<@Nullable Object> {
        private @Nullable ValueSource<?> source;

        @Override
        @SuppressWarnings("NullAway") // what may be null is said by the type argument
        public @Nullable Object draw(Choices choices) {
            return Objects.requireNonNull(source, "a source that is found").draw(choices);
        }
    }

    /// The source of the values of a type.
    ///
    /// @throws IllegalArgumentException if there is none; the message says of which type
    @SuppressWarnings("NullAway") // a value may be null if somebody asks for it
    ValueSource<?> of(Usage usage) {
        var constraints = constraints(usage);
        var source = plain(usage, constraints);
        double nulls = constraints.nulls;
        return nulls == 0 ? source : choices -> choices.flag(nulls) ? null : source.draw(choices);
    }

    private Constraints constraints(Usage usage) {
        var constraints = new Constraints();
        for (var annotation : usage.annotations()) {
            switch (annotation) {
                case ForAll all -> constraints.method = all.value();
                case Range range -> constraints.range(range.min(), range.max());
                case Size size -> constraints.size(size.min(), size.max());
                default -> dialect.read(annotation, constraints);
            }
        }
        return constraints;
    }

    private ValueSource<?> plain(Usage usage, Constraints constraints) {
        if (!constraints.method.isEmpty()) {
            return providers.source(constraints.method, usage);
        }
        if (constraints.supplier != null) {
            return supplied(constraints.supplier, usage);
        }
        var builtIn = constraints.foreign ? null : builtIn(usage, constraints);
        var source = builtIn == null ? dialect.source(usage) : builtIn;
        if (source == null) {
            throw new IllegalArgumentException("there is no source of values for " + usage
                    + ": name a method that returns one, as in @ForAll(\"method\")");
        }
        return source;
    }

    private ValueSource<?> supplied(Class<?> supplier, Usage usage) {
        var source = dialect.provided(ReflectionSupport.newInstance(supplier), usage);
        if (source == null) {
            throw new IllegalArgumentException(supplier.getName() + " does not supply values");
        }
        return source;
    }

    private @Nullable ValueSource<?> builtIn(Usage usage, Constraints constraints) {
        var raw = usage.raw();
        if (raw == boolean.class || raw == Boolean.class) {
            return ValueSource.booleans();
        }
        if (raw == char.class || raw == Character.class) {
            var characters = constraints.charactersOrAny();
            return choices -> characters.get(choices.upTo(characters.count() - 1L));
        }
        if (raw == String.class || raw == CharSequence.class) {
            return new Strings(
                            constraints.charactersOrAny(),
                            constraints.minSize,
                            constraints.largestSize(),
                            constraints.notBlank,
                            constraints.uniqueCharacters)
                    .source();
        }
        if (raw.isEnum()) {
            return ValueSource.of(raw.getEnumConstants());
        }
        if (usage.component() != null) {
            return arrays(usage.component(), constraints);
        }
        if (raw == List.class || raw == Collection.class || raw == Iterable.class || raw == ArrayList.class) {
            return constraints.uniqueElements
                    ? collection(usage, constraints, true).map(ArrayList::new)
                    : collection(usage, constraints, false);
        }
        if (raw == Set.class || raw == LinkedHashSet.class) {
            return collection(usage, constraints, true);
        }
        if (raw == Map.class || raw == LinkedHashMap.class) {
            return maps(usage, constraints);
        }
        if (raw == Optional.class) {
            var value = of(usage.argument(0));
            double probability = value instanceof Later ? FEW : HALF;
            return choices -> choices.flag(probability) ? Optional.ofNullable(value.draw(choices)) : Optional.empty();
        }
        if (raw.isRecord() || raw.isSealed()) {
            return ofTheProgram(usage);
        }
        return Numbers.of(raw, constraints);
    }

    private ValueSource<? extends Collection<?>> collection(Usage usage, Constraints constraints, boolean unique) {
        var elements = of(usage.argument(0));
        var sizes = sizes(constraints, elements);
        return choices -> {
            Collection<@Nullable Object> all = unique ? new LinkedHashSet<>() : new ArrayList<>();
            sizes.fill(choices, elements, all::add);
            return all;
        };
    }

    private ValueSource<?> maps(Usage usage, Constraints constraints) {
        var keys = of(usage.argument(0));
        var values = of(usage.argument(1));
        var sizes = sizes(constraints, values);
        return choices -> {
            var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            sizes.fill(choices, keys, key -> {
                if (map.containsKey(key)) {
                    return false;
                }
                map.put(key, values.draw(choices));
                return true;
            });
            return map;
        };
    }

    private ValueSource<?> arrays(Usage component, Constraints constraints) {
        var elements = of(component);
        var sizes = sizes(constraints, elements);
        return choices -> {
            var list = new ArrayList<@Nullable Object>();
            sizes.fill(choices, elements, list::add);
            var array = Array.newInstance(component.raw(), list.size());
            for (int i = 0; i < list.size(); i++) {
                Array.set(array, i, list.get(i));
            }
            return array;
        };
    }

    private static Sizes sizes(Constraints constraints, ValueSource<?> elements) {
        return elements instanceof Later
                ? new Sizes(constraints.minSize, constraints.largestSize(), FEW)
                : new Sizes(constraints.minSize, constraints.largestSize());
    }

    private ValueSource<?> ofTheProgram(Usage usage) {
        var name = usage.toString() + usage.arguments();
        var known = underWay.get(name);
        if (known != null) {
            return known;
        }
        var ofTheLibrary = dialect.source(usage);
        if (ofTheLibrary != null) {
            return ofTheLibrary;
        }
        var later = new Later();
        underWay.put(name, later);
        var source = usage.raw().isRecord() ? new Records(this, usage) : Variants.of(this, usage);
        underWay.remove(name);
        later.source = source;
        return source;
    }
}
