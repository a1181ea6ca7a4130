package dev.heddle.explore.input;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What an input is made of: whoever makes one draws from here, and from nowhere else.
///
/// What is drawn is written down, and the same input comes of the same choices again: in every execution, in a
/// replay, and smaller while it is shrunk. So 0 and `false` must lead to the simplest input, and the smaller a
/// number, the simpler what is made of it.
public interface Choices {
    /// Draws a number. The ends of the range and numbers drawn before come up more often than others.
    ///
    /// @param most the largest that may be drawn, 0 or more
    /// @return 0 (the simplest) to `most`
    long upTo(long most);

    /// Draws a number from a range; the one closest to zero is the simplest, and 3 is simpler than -3.
    ///
    /// @param least the smallest
    /// @param most  the largest, not below `least`
    /// @return `least` to `most`
    default long between(long least, long most) {
        if (least > most) {
            throw new IllegalArgumentException("the range must not be empty, was " + least + " to " + most);
        }
        // One choice for the sign and one for the distance, so that each can be made smaller by itself.
        if (least >= 0) {
            return least + upTo(most - least);
        }
        if (most < 0) {
            return most - upTo(most - least);
        }
        return flag(0.5) ? -1 - upTo(-1 - least) : upTo(most);
    }

    /// Draws a yes or no; no is simpler.
    ///
    /// @param probability how likely yes is, 0 to 1
    boolean flag(double probability);

    /// Takes part in the choices where there is none: with [#flag] at other times this one keeps the places of the
    /// choices that follow, so that one of many things alike can be left out.
    ///
    /// @param only the only answer
    /// @return the same
    boolean noChoice(boolean only);

    /// Draws what belongs together, such as one element of a list: it is left out or exchanged as a whole when the
    /// input is made smaller.
    ///
    /// @param <T>  what is made
    /// @param part draws it
    /// @return what `part` returns
    <T extends @Nullable Object> T together(Supplier<T> part);

    /// Draws a value of a library that has its own way to make values and to make them smaller.
    ///
    /// @param <T>    what is made
    /// @param source makes it
    /// @return a new value
    <T extends @Nullable Object> T grown(GrownSource<T> source);

    /// Gives this input up, as nothing can be made of the choices so far: too many of them were equal, say.
    ///
    /// @param why for the message if this goes on
    /// @return never; written `throw choices.giveUp("...")`
    RuntimeException giveUp(String why);
}
