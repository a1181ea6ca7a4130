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
public record Evidence(
        String replayToken,
        Schedule schedule,
        String output,
        long execution,
        String strategy,
        long seed,
        @Nullable Before before) {}
