package dev.heddle.explore.report;

import dev.heddle.explore.recording.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How much a search has seen.
///
/// @param executions   complete executions
/// @param redundant    executions cut off because they repeat a covered one
/// @param inconclusive executions cut by the step limit
/// @param steps        of all executions together
/// @param exhaustive   whether every interleaving was covered
/// @param estimate     how many executions were still to come; negative if that is not known
/// @param elapsed      real time
/// @param strategy     the strategy that ran last
/// @param seed         the seed of the search
/// @param plainMemory  whether accesses to plain memory were checked for races, as a sentence
/// @param notes        what else the reader should know, a sentence each
public record Coverage(
        long executions,
        long redundant,
        long inconclusive,
        long steps,
        boolean exhaustive,
        double estimate,
        Duration elapsed,
        String strategy,
        long seed,
        String plainMemory,
        List<String> notes) {
    /// Copies the list.
    public Coverage {
        notes = List.copyOf(notes);
    }

    /// What was covered, in one sentence.
    public String sentence() {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%,d execution%s", executions, executions == 1 ? "" : "s"));
        text.append(exhaustive ? ", exhaustive: every interleaving was run" : ", not exhaustive");
        if (!exhaustive && estimate >= 1) {
            text.append(String.format(Locale.ROOT, " (about %,.0f more to come)", estimate));
        }
        if (inconclusive > 0) {
            text.append(String.format(Locale.ROOT, ", %,d cut by the step limit", inconclusive));
        }
        return text.append(", strategy ")
                .append(strategy)
                .append(", seed ")
                .append(Long.toHexString(seed))
                .append(", ")
                .append(Durations.text(elapsed.toMillis() * 1_000_000))
                .toString();
    }
}
