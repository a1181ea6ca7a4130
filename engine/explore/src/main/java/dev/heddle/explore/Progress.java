package dev.heddle.explore;

import java.time.Duration;

/// How far a search has come; told at most once a second.
///
/// @param executions         complete executions so far
/// @param elapsed            real time since the search began
/// @param executionsPerSecond the mean rate so far
/// @param estimatedRemaining how many executions are still to come, as far as can be estimated; negative if it
///                           cannot
/// @param remainingBudget    real time left
/// @param traces             how many different traces the strategy at hand has seen; negative if nobody counts
public record Progress(
        long executions,
        Duration elapsed,
        double executionsPerSecond,
        double estimatedRemaining,
        Duration remainingBudget,
        long traces) {
    /// The progress as one line for a terminal.
    public String line() {
        var remaining = estimatedRemaining < 0 ? "" : String.format(", about %.0f to come", estimatedRemaining);
        var distinct = traces < 0 ? "" : String.format(", %,d distinct traces", traces);
        return String.format(
                "%,d executions, %,.0f a second%s%s, %d s left",
                executions, executionsPerSecond, distinct, remaining, remainingBudget.toSeconds());
    }
}
