package dev.heddle.explore.report;

import dev.heddle.explore.coverage.Seen;
import dev.heddle.explore.recording.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
/// @param plainMemory  whether accesses to plain memory were checked for races
/// @param notes        what else the reader should know, a sentence each
/// @param seen         traces, selects and orders
/// @param inputs       how many inputs the executions had, or -1 if the body takes none
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
        PlainMemory plainMemory,
        List<String> notes,
        Seen seen,
        long inputs) {
    private static final int MOST = 6;

    /// Copies the list.
    public Coverage {
        notes = List.copyOf(notes);
    }

    /// What was covered, in one sentence.
    public String sentence() {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%,d execution%s", executions, executions == 1 ? "" : "s"));
        if (inputs >= 0) {
            text.append(String.format(Locale.ROOT, " of %,d input%s", inputs, inputs == 1 ? "" : "s"));
        }
        var every = inputs >= 0 ? "every input and every interleaving was run" : "every interleaving was run";
        text.append(exhaustive ? ", exhaustive: " + every : ", not exhaustive");
        if (!exhaustive && estimate >= 1) {
            text.append(String.format(Locale.ROOT, " (%,d redundant, about ", redundant))
                    .append(Estimates.text(estimate))
                    .append(" more to come)");
        }
        if (inconclusive > 0) {
            text.append(String.format(Locale.ROOT, ", %,d cut by the step limit", inconclusive));
        }
        return text.append(", strategy ")
                .append(strategy)
                .append(", seed ")
                .append(Long.toHexString(seed))
                .append(", ")
                .append(elapsed.toMillis() == 0 ? "under 1ms" : Durations.text(elapsed.toMillis() * 1_000_000))
                .toString();
    }

    /// Whether no execution has come to an end.
    boolean isAllCut() {
        return executions > 0 && inconclusive == executions;
    }

    /// What to do about executions that were cut by the step limit; empty if none was.
    ///
    /// The step limit is no failure of its own if the program ends under a fair schedule.
    Optional<String> cut() {
        if (inconclusive == 0) {
            return Optional.empty();
        }
        var what = isAllCut()
                ? executions == 1
                        ? "the only execution was"
                        : String.format(Locale.ROOT, "all %,d executions were", executions)
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d executions %s",
                        inconclusive,
                        executions,
                        inconclusive == 1 ? "was" : "were");
        return Optional.of(what
                + " cut by the step limit before the end, and nothing is known of what comes after it: somebody waits in a"
                + " loop for somebody else who does not run meanwhile, or the program is longer than maxSteps; wait with a"
                + " channel, a lock or Go.awaitUntil instead of looking again and again, or raise maxSteps");
    }

    /// What is behind the sentence: traces, selects and orders, a line each.
    List<String> details() {
        var lines = new ArrayList<String>();
        if (seen.hashed() > 0) {
            lines.add(traces());
        }
        var where = seen.watched() < executions
                ? String.format(Locale.ROOT, " (in the %,d executions whose selects were looked at)", seen.watched())
                : "";
        list(lines, "never taken" + where + ": ", seen.neverTaken());
        // After an exhaustive search the other order does not exist.
        if (!exhaustive && !seen.oneOrderOnly().isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "of %,d pair%s of operations that could have come in either order, %,d came in one order only%s:",
                    seen.pairs(),
                    seen.pairs() == 1 ? "" : "s",
                    seen.oneOrderOnly().size(),
                    seen.watched() < executions
                            ? String.format(Locale.ROOT, " in the %,d executions that were looked at", seen.watched())
                            : ""));
            list(lines, "  ", seen.oneOrderOnly());
        }
        return lines;
    }

    private String traces() {
        var text = String.format(
                Locale.ROOT,
                "%,d distinct trace%s%s",
                seen.distinct(),
                seen.distinct() == 1 ? "" : "s",
                seen.hashed() < executions
                        ? String.format(Locale.ROOT, " in the %,d executions that were looked at", seen.hashed())
                        : "");
        if (exhaustive) {
            return text;
        }
        var percent = 100 * seen.unseen();
        return text + "; one more execution would show a new one with a chance of about "
                + (percent == 0 ? "0" : percent < 0.1 ? "less than 0.1" : String.format(Locale.ROOT, "%.1f", percent))
                + " % (Good-Turing estimate: "
                + String.format(Locale.ROOT, "%,d %s", seen.once(), seen.once() == 1 ? "was" : "were") + " seen once)";
    }

    private static void list(List<String> lines, String prefix, List<String> items) {
        items.stream().limit(MOST).forEach(item -> lines.add(prefix + item));
        if (items.size() > MOST) {
            lines.add(String.format(Locale.ROOT, "%sand %,d more", prefix, items.size() - MOST));
        }
    }
}
