package dev.heddle.explore.report;

import dev.heddle.explore.failure.Evidence;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Inputs;
import java.util.List;
import java.util.Locale;

/// A search as text: one block for each failure, or one sentence about what was covered.
public final class TextReport {
    private TextReport() {}

    /// The whole report.
    public static String of(List<Failure> failures, Coverage coverage) {
        var text = new StringBuilder();
        for (var failure : failures) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            append(failure, text);
        }
        if (failures.isEmpty()) {
            text.append("no failure in ").append(coverage.sentence()).append('\n');
            coverage.details().forEach(line -> text.append("  ").append(line).append('\n'));
        }
        text.append("  note     ")
                .append(
                        failures.isEmpty()
                                ? coverage.plainMemory().whole()
                                : coverage.plainMemory().text())
                .append('\n');
        coverage.notes().forEach(note -> text.append("  note     ").append(note).append('\n'));
        return text.toString();
    }

    /// One failure: headline, who was where, the schedule in columns, what the program printed, how to replay.
    public static String of(Failure failure) {
        var text = new StringBuilder();
        append(failure, text);
        return text.toString();
    }

    private static void append(Failure failure, StringBuilder text) {
        text.append(failure.message()).append('\n');
        var evidence = failure.evidence();
        if (evidence.inputs() != null) {
            append(evidence.inputs(), text);
        }
        var why = Explanation.of(failure);
        if (!why.isEmpty()) {
            text.append("\n  why\n");
            why.forEach(sentence -> text.append("    ").append(sentence).append('\n'));
        }
        if (evidence.schedule().length() > 0) {
            text.append("\n  what happened, from top to bottom, with a column for each goroutine\n\n");
            Columns.append(failure, text);
        }
        if (!evidence.output().isBlank()) {
            text.append("\n  output of this execution\n");
            evidence.output()
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        text.append("\n  ").append(found(evidence)).append('\n');
        if (evidence.inputs() != null && evidence.inputs().before() != null) {
            text.append("  inputs   shrunk from ")
                    .append(Inputs.line(evidence.inputs().before()))
                    .append('\n');
        }
        if (!evidence.replayToken().isEmpty()) {
            text.append("  replay   @GoTest(replay = \"")
                    .append(evidence.replayToken())
                    .append("\")   or   -Dheddle.replay=")
                    .append(evidence.replayToken())
                    .append('\n');
        }
    }

    /// How the execution was come by.
    static String found(Evidence evidence) {
        return String.format(
                Locale.ROOT,
                "found in execution %,d, strategy %s, seed %s%s",
                evidence.execution(),
                evidence.strategy(),
                Long.toHexString(evidence.seed()),
                evidence.schedule().length() == 0 ? "" : "; " + size(evidence));
    }

    /// Whether a leak is one of goroutines that a timer wakes for ever.
    static boolean isTicking(Failure failure) {
        return failure instanceof GoroutineLeak && failure.headline().contains("still ticking");
    }

    /// One line each, below each other.
    private static void append(Inputs inputs, StringBuilder text) {
        int width = inputs.named().stream()
                .mapToInt(input -> input.name().length())
                .max()
                .orElse(0);
        text.append("\n  with the inputs\n");
        for (var input : inputs.named()) {
            text.append("    ")
                    .append(input.name())
                    .append(" ".repeat(width - input.name().length()))
                    .append(" = ")
                    .append(input.value())
                    .append('\n');
        }
    }

    private static String size(Evidence evidence) {
        var before = evidence.before();
        var now = size(evidence.schedule().length(), evidence.schedule().switches());
        return before == null ? now : "shrunk from " + size(before.steps(), before.switches()) + " to " + now;
    }

    private static String size(int steps, long switches) {
        return String.format(
                Locale.ROOT,
                "%,d step%s, %,d switch%s",
                steps,
                steps == 1 ? "" : "s",
                switches,
                switches == 1 ? "" : "es");
    }
}
