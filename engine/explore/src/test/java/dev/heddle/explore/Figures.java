package dev.heddle.explore;

import dev.heddle.explore.failure.Failure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// For each strategy: how many tokens it made, and how many of its shrunk schedules have the fewest preemptions.
final class Figures {
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final StringBuilder larger = new StringBuilder();

    /// A failure that a strategy has found, after shrinking.
    record Shrunken(String strategy, Failure failure) {
        private int preemptions() {
            return (int) failure.schedule().switches();
        }
    }

    private static final class Row {
        private int programs;
        private int tokens;
        private int minimal;

        private int larger() {
            return programs - minimal;
        }

        private double percent() {
            return 100.0 * minimal / programs;
        }
    }

    private Row row(String strategy) {
        return rows.computeIfAbsent(strategy, _ -> new Row());
    }

    /// A strategy has made a token.
    void token(String strategy, boolean shrunk) {
        row(strategy).tokens++;
        row(strategy).programs += shrunk ? 1 : 0;
    }

    /// Compares what was found in a program with what bounded search finds in it: the same failure by a schedule
    /// with fewer preemptions, or none.
    ///
    /// @param bounded the failures that need at most so many preemptions, each by the schedule with the fewest
    void compare(List<Shrunken> found, String program, IntFunction<List<Failure>> bounded) {
        int most = found.stream().mapToInt(Shrunken::preemptions).max().orElse(0);
        var fewest = new HashMap<String, Long>();
        if (most > 0) {
            bounded.apply(most - 1)
                    .forEach(failure -> fewest.putIfAbsent(
                            failure.message(), failure.schedule().switches()));
        }
        for (var each : found) {
            long least = fewest.getOrDefault(each.failure().message(), (long) most);
            if (each.preemptions() <= least) {
                row(each.strategy()).minimal++;
            } else {
                larger.append("%s by %s: %d preemptions instead of %d%n"
                        .formatted(program, each.strategy(), each.preemptions(), least));
            }
        }
    }

    /// The strategies of whose shrunk schedules more than one in twenty could have fewer preemptions; one alone is
    /// forgiven where there are few.
    List<String> tooLarge() {
        return rows.entrySet().stream()
                .filter(each -> each.getValue().larger() > Math.max(1, each.getValue().programs / 20))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        var text = new StringBuilder("| strategy | failing programs | tokens | fewest preemptions |\n");
        rows.forEach((strategy, row) -> text.append(
                "| %s | %,d | %,d | %.1f %% |%n".formatted(strategy, row.programs, row.tokens, row.percent())));
        return text.append(larger).toString();
    }
}
