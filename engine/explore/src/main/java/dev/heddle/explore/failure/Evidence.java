package dev.heddle.explore.failure;

import dev.heddle.explore.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/// The execution that showed a failure, and how it was come by.
///
/// @param replayToken one line of text from which it can be run again
/// @param schedule    its steps
/// @param output      what the program printed in it
/// @param execution   which execution of the search it was, from 1
/// @param strategy    the strategy, with what it had drawn: `pct depth 3`
/// @param seed        the seed of the search
/// @param before      what it was before it was shrunk, or `null` if it was not made smaller
/// @param inputs      what the body was given, or `null` if it takes nothing
public record Evidence(
        String replayToken,
        Schedule schedule,
        String output,
        long execution,
        String strategy,
        long seed,
        @Nullable Before before,
        @Nullable Inputs inputs) {
    /// Of a body that takes no inputs.
    ///
    /// @param replayToken one line of text from which it can be run again
    /// @param schedule    its steps
    /// @param output      what the program printed in it
    /// @param execution   which execution of the search it was, from 1
    /// @param strategy    the strategy, with what it had drawn
    /// @param seed        the seed of the search
    /// @param before      what it was before it was shrunk, or `null`
    public Evidence(
            String replayToken,
            Schedule schedule,
            String output,
            long execution,
            String strategy,
            long seed,
            @Nullable Before before) {
        this(replayToken, schedule, output, execution, strategy, seed, before, null);
    }

    /// The same execution as part of a search that goes through inputs.
    ///
    /// @param token     one line of text that holds the schedule and the inputs
    /// @param itsNumber which execution of the whole search it was, from 1
    /// @param itsSeed   the seed of the whole search
    /// @param itsInputs the inputs
    public Evidence with(String token, long itsNumber, long itsSeed, Inputs itsInputs) {
        return new Evidence(token, schedule, output, itsNumber, strategy, itsSeed, before, itsInputs);
    }

    /// The same execution under another token: that of the execution that it should have been.
    ///
    /// @param token one line of text
    public Evidence by(String token) {
        return new Evidence(token, schedule, output, execution, strategy, seed, before, inputs);
    }

    /// The same execution, with what it was before it was shrunk.
    ///
    /// @param itsStrategy the strategy that had found it
    /// @param larger      what it was, or `null` if it was not made smaller
    public Evidence shrunk(String itsStrategy, @Nullable Before larger) {
        return new Evidence(replayToken, schedule, output, execution, itsStrategy, seed, larger, inputs);
    }
}
