package dev.heddle.explore.drawing;

import dev.heddle.explore.input.GrownSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers the questions of a [Drawing].
interface Feed {
    /// A number.
    ///
    /// @param most   the largest allowed, 1 or more
    /// @param before what was drawn before
    long number(long most, List<Choice> before);

    boolean flag(double probability);

    /// A choice with one answer only.
    void skip();

    Choice.Seeded seeded(GrownSource<?> source);

    /// The part that is drawn once more in the place of the one that begins, or `null` to draw a new one.
    ///
    /// @param before those of the same depth so far
    default Drawing.@Nullable Part repeats(List<Drawing.Part> before) {
        return null;
    }
}
