package dev.heddle.explore.report;

import dev.heddle.explore.failure.Before;
import dev.heddle.explore.failure.Evidence;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Inputs;
import dev.heddle.explore.failure.StepLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
            append(failure, coverage.plainMemory(), text);
        }
        if (failures.isEmpty()) {
            text.append(coverage.isAllCut() ? "nothing shown in " : "no failure in ")
                    .append(coverage.sentence())
                    .append('\n');
            coverage.details().forEach(line -> text.append("  ").append(line).append('\n'));
            text.append("  note     ").append(coverage.plainMemory().whole()).append('\n');
        }
        if (failures.stream().noneMatch(StepLimit.class::isInstance)) {
            coverage.cut()
                    .ifPresent(note -> text.append("  note     ").append(note).append('\n'));
        }
        coverage.notes().forEach(note -> text.append("  note     ").append(note).append('\n'));
        return text.toString();
    }

    /// One failure: headline, who was where, the schedule in columns, what the program printed, how to replay.
    private static void append(Failure failure, PlainMemory plainMemory, StringBuilder text) {
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
            Columns.append(failure, text);
        }
        if (!evidence.output().isBlank()) {
            text.append("\n  output of this execution\n");
            evidence.output()
                    .lines()
                    .forEach(line -> text.append("    ").append(line).append('\n'));
        }
        text.append("\n  ").append(found(evidence, plainMemory)).append('\n');
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

    /// How the execution was come by, and whether it was looked at for races on plain memory.
    static String found(Evidence evidence, PlainMemory plainMemory) {
        return String.format(
                Locale.ROOT,
                "found in execution %,d, strategy %s, seed %s%s; %s",
                evidence.execution(),
                evidence.strategy(),
                Long.toHexString(evidence.seed()),
                evidence.schedule().length() == 0 ? "" : "; " + size(evidence),
                plainMemory.text());
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
        int steps = evidence.schedule().length();
        long switches = evidence.schedule().switches();
        return steps(steps) + ", " + switches(switches) + won(evidence.before(), steps, switches);
    }

    /// What shrinking has won. It wants few switches first, and may pay for them with steps, of which one need not
    /// speak.
    private static String won(@Nullable Before before, int steps, long switches) {
        if (before == null) {
            return "";
        }
        var fewer = new ArrayList<String>();
        if (switches < before.switches()) {
            fewer.add(switches(before.switches() - switches));
        }
        if (steps < before.steps()) {
            fewer.add(steps(before.steps() - steps));
        }
        return fewer.isEmpty() ? "" : " (shrunk by " + String.join(" and ", fewer) + ")";
    }

    private static String steps(int steps) {
        return String.format(Locale.ROOT, "%,d step%s", steps, steps == 1 ? "" : "s");
    }

    private static String switches(long switches) {
        return String.format(Locale.ROOT, "%,d switch%s", switches, switches == 1 ? "" : "es");
    }
}
