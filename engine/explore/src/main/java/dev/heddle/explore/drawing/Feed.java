package dev.heddle.explore.drawing;

import dev.heddle.explore.input.GrownSource;
import java.util.List;

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
}
