package dev.heddle.junit.property;

import dev.heddle.explore.input.Choices;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes numbers of every primitive type.
final class Numbers {
    /// Beyond it not every whole number is a `double`.
    private static final double LARGEST_WHOLE = 1L << 53;
    private static final long FRACTIONS = 100_000;

    private Numbers() {}

    /// A source of a primitive type or its box, or `null` if the type is not a number.
    static @Nullable ValueSource<?> of(Class<?> type, Constraints constraints) {
        if (type == int.class || type == Integer.class) {
            return whole(constraints, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue);
        }
        if (type == long.class || type == Long.class) {
            return whole(constraints, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == short.class || type == Short.class) {
            return whole(constraints, Short.MIN_VALUE, Short.MAX_VALUE).map(Long::shortValue);
        }
        if (type == byte.class || type == Byte.class) {
            return whole(constraints, Byte.MIN_VALUE, Byte.MAX_VALUE).map(Long::byteValue);
        }
        if (type == double.class || type == Double.class) {
            return fractional(constraints, Double.MAX_VALUE);
        }
        if (type == float.class || type == Float.class) {
            return fractional(constraints, Float.MAX_VALUE).map(Double::floatValue);
        }
        return null;
    }

    private static ValueSource<Long> whole(Constraints constraints, long least, long most) {
        long min = Math.max(least, Objects.requireNonNullElse(constraints.least, least));
        long max = Math.min(most, Objects.requireNonNullElse(constraints.most, most));
        return ValueSource.longs(min, max);
    }

    private static ValueSource<Double> fractional(Constraints constraints, double largest) {
        double from = Math.max(-largest, Objects.requireNonNullElse(constraints.from, -largest));
        double to = Math.min(largest, Objects.requireNonNullElse(constraints.to, largest));
        if (from > to) {
            throw new IllegalArgumentException("the range must not be empty, was " + from + " to " + to);
        }
        return choices -> fractional(choices, from, to);
    }

    /// A whole number and a fraction of it, of which there is none in the simplest case. The ends of the range come
    /// up too, beyond all whole numbers as they may be.
    private static double fractional(Choices choices, double from, double to) {
        double least = Math.max(-LARGEST_WHOLE, Math.ceil(from));
        double most = Math.min(LARGEST_WHOLE, Math.floor(to));
        if (least > most) {
            double part = choices.upTo(FRACTIONS) / (double) FRACTIONS;
            return Math.clamp(from * (1 - part) + to * part, from, to);
        }
        double whole = choices.between((long) least, (long) most);
        double part = choices.upTo(FRACTIONS) / (double) FRACTIONS;
        if (part == 1) {
            return whole == least ? from : whole == most ? to : whole;
        }
        return Math.clamp(whole < 0 ? whole - part : whole + part, from, to);
    }
}
