package dev.heddle.explore.linearizability;

import java.util.stream.Collectors;

/// Says why a history is not linearizable.
final class Explanation {
    private Explanation() {}

    static String of(History history, Linearizer.Answer answer) {
        var text = new StringBuilder("not linearizable: no order of the calls explains what they returned\n\n");
        text.append(history.drawn()).append('\n');
        if (answer.explained().isEmpty()) {
            text.append("  No call can come first:\n");
        } else {
            text.append("  The order that comes furthest: ")
                    .append(answer.explained().stream()
                            .map(History.Made::toString)
                            .collect(Collectors.joining("; ")))
                    .append(".\n  Then, by the specification:\n");
        }
        for (var unexplained : answer.unexplained()) {
            text.append("    ")
                    .append(unexplained.call())
                    .append(", but here ")
                    .append(should(unexplained.expected()))
                    .append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String should(Result expected) {
        return switch (expected) {
            case Result.Waits _ -> "it has to wait";
            case Result.Returned(Object value) -> "it has to return " + value;
            case Result.Threw(Class<? extends Exception> type) -> "it has to throw " + type.getSimpleName();
        };
    }
}
