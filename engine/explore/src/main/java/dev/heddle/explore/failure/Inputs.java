package dev.heddle.explore.failure;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The inputs of an execution whose body takes some.
///
/// @param named  each input, in the order of the parameters
/// @param number which inputs of the search they came from, from 1
/// @param before what they were before they were made smaller, or `null` if they were not
public record Inputs(
        List<Named> named, long number, @Nullable List<Named> before) {
    /// One input.
    ///
    /// @param name  of the parameter
    /// @param value as text
    public record Named(String name, String value) {
        @Override
        public String toString() {
            return name + " = " + value;
        }
    }

    /// Copies the lists.
    public Inputs {
        named = List.copyOf(named);
        before = before == null ? null : List.copyOf(before);
    }

    /// The inputs in one line: `n = 3, names = ["a"]`.
    @Override
    public String toString() {
        return line(named);
    }

    /// Inputs in one line.
    ///
    /// @param inputs such as [#before]
    public static String line(List<Named> inputs) {
        return inputs.stream().map(Named::toString).collect(Collectors.joining(", "));
    }
}
