package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/// Makes values of one type out of choices. What it makes depends on the choices only, so that the same value can
/// be made again; and it can be made smaller without the source knowing how.
///
/// ```java
/// ValueSource<Account> accounts() {
///     return choices -> new Account(choices.upTo(1_000), choices.flag(0.5));
/// }
/// ```
///
/// @param <T> what is made
@FunctionalInterface
@API(status = Status.EXPERIMENTAL, since = "0.1")
public interface ValueSource<T extends @Nullable Object> {
    /// Makes a value. Called for every execution, so the value may be changed by the test.
    ///
    /// @param choices what to make it of; all 0 and `false` must lead to the simplest value
    T draw(Choices choices);

    /// What a function makes of the values.
    ///
    /// @param <R>      what that is
    /// @param function depends on nothing but its argument
    default <R extends @Nullable Object> ValueSource<R> map(Function<? super T, ? extends R> function) {
        return choices -> function.apply(draw(choices));
    }

    /// The values of another source for each value of this one.
    ///
    /// @param <R>      what that makes
    /// @param function depends on nothing but its argument
    default <R extends @Nullable Object> ValueSource<R> flatMap(Function<? super T, ValueSource<R>> function) {
        return choices -> function.apply(draw(choices)).draw(choices);
    }

    /// The values for which a condition holds. It should hold for most of them; [#map] is better where it can do
    /// the same.
    ///
    /// @param condition which values are wanted
    default ValueSource<T> filter(Predicate<? super T> condition) {
        return new Filtered<>(this, condition);
    }

    /// Whole numbers; the closest to zero is the simplest.
    ///
    /// @param min the smallest
    /// @param max the largest
    static ValueSource<Integer> integers(int min, int max) {
        return longs(min, max).map(Math::toIntExact);
    }

    /// Whole numbers; the closest to zero is the simplest.
    ///
    /// @param min the smallest
    /// @param max the largest
    static ValueSource<Long> longs(long min, long max) {
        if (min > max) {
            throw new IllegalArgumentException("the range must not be empty, was " + min + " to " + max);
        }
        return choices -> choices.between(min, max);
    }

    /// `false` or `true`.
    static ValueSource<Boolean> booleans() {
        return choices -> choices.flag(0.5);
    }

    /// One of some values, the first of which is the simplest. They should not be changed by the test.
    ///
    /// @param <T>    what they are
    /// @param values one or more
    @SafeVarargs
    static <T extends @Nullable Object> ValueSource<T> of(T... values) {
        var all = new ArrayList<T>();
        for (var value : values) {
            all.add(value);
        }
        return among(all);
    }

    private static <T extends @Nullable Object> ValueSource<T> among(List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one value");
        }
        return choices -> values.get((int) choices.upTo(values.size() - 1L));
    }

    /// The values of several sources. The simplest one is the one that takes the fewest choices, and among such the
    /// first.
    ///
    /// @param <T>     what they make
    /// @param sources one or more
    @SafeVarargs
    static <T extends @Nullable Object> ValueSource<T> oneOf(ValueSource<? extends T>... sources) {
        var all = new ArrayList<ValueSource<? extends T>>();
        for (var source : sources) {
            all.add(source);
        }
        var source = among(all);
        return choices -> source.draw(choices).draw(choices);
    }

    /// Strings.
    ///
    /// @param characters what they are made of, the simplest first
    /// @param min        the smallest length
    /// @param max        the largest
    static ValueSource<String> strings(String characters, int min, int max) {
        return new Strings(Characters.of(characters), min, max, false, false);
    }

    /// Lists that can be changed.
    ///
    /// @param <T>      what is in them
    /// @param elements makes an element
    /// @param min      the smallest size
    /// @param max      the largest
    static <T extends @Nullable Object> ValueSource<List<T>> lists(
            ValueSource<? extends T> elements, int min, int max) {
        return choices -> {
            var list = new ArrayList<T>();
            new Sizes(min, max).fill(choices, elements, list::add);
            return list;
        };
    }
}
