package dev.heddle.explore;

import dev.heddle.explore.report.Estimates;
import java.time.Duration;
import java.util.Locale;

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
    /// How many executions the whole search has, as far as can be estimated; negative if it cannot.
    ///
    /// @return the number
    public double estimatedTotal() {
        return estimatedRemaining < 0 ? -1 : executions + estimatedRemaining;
    }

    /// The progress as one line for a terminal: `12,345 of about 34,000 executions, 9,876 a second, 3 s left`.
    ///
    /// @return the line
    public String line() {
        var total = estimatedRemaining < 0 ? "" : " of about " + Estimates.text(estimatedTotal());
        return String.format(
                Locale.ROOT,
                "%,d%s execution%s, %,.0f a second%s, %d s left",
                executions,
                total,
                executions == 1 && total.isEmpty() ? "" : "s",
                executionsPerSecond,
                traces < 0 ? "" : String.format(Locale.ROOT, ", %,d distinct traces", traces),
                remainingBudget.toSeconds());
    }
}
