package dev.heddle.explore.outcome;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Outcomes as text: each with how often it was seen, what was expected of it, and the token of a witness.
final class OutcomeTable<T extends @Nullable Object> {
    private final OutcomeSet<T> outcomes;
    private final Map<T, String> judged;

    OutcomeTable(OutcomeSet<T> outcomes, Map<T, String> judged) {
        this.outcomes = outcomes;
        this.judged = judged;
    }

    @Override
    public String toString() {
        var rows = new ArrayList<List<String>>();
        rows.add(
                judged.isEmpty()
                        ? List.of("outcome", "executions", "replay")
                        : List.of("outcome", "executions", "", "replay"));
        for (var value : values()) {
            var token = outcomes.token(value).orElse("");
            var name = String.valueOf(value);
            var executions = Long.toString(outcomes.executions(value));
            rows.add(
                    judged.isEmpty()
                            ? List.of(name, executions, token)
                            : List.of(name, executions, judged.getOrDefault(value, ""), token));
        }
        var text = new StringBuilder();
        for (var row : rows) {
            text.append("  ");
            for (int c = 0; c < row.size(); c++) {
                text.append(row.get(c))
                        .append(" ".repeat(width(rows, c) - row.get(c).length() + 2));
            }
            while (text.charAt(text.length() - 1) == ' ') {
                text.setLength(text.length() - 1);
            }
            text.append('\n');
        }
        var exploration = outcomes.exploration();
        text.append("  ")
                .append(exploration.executions())
                .append(exploration.executions() == 1 ? " execution" : " executions")
                .append(exploration.exhaustive() ? ", exhaustive" : ", not exhaustive");
        return text.toString();
    }

    private Set<T> values() {
        var values = new LinkedHashSet<T>(judged.keySet());
        values.addAll(outcomes.values());
        return values;
    }

    private static int width(List<List<String>> rows, int column) {
        int width = 0;
        for (var row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }
}
