package dev.heddle.explore.report;

import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule with time going down and a column for each goroutine.
final class Columns {
    private static final int WIDEST = 34;
    private static final int MOST_COLUMNS = 6;
    private static final int MOST_STEPS = 80;
    private static final String INDENT = "  ";

    private Columns() {}

    static void append(Schedule schedule, StringBuilder text) {
        var steps = schedule.steps();
        if (steps.isEmpty()) {
            return;
        }
        var shown = steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size());
        var columns = goroutines(shown);
        if (columns.size() > MOST_COLUMNS) {
            appendList(steps.size() - shown.size(), shown, text);
            return;
        }
        var widths = columns.stream().map(name -> width(name, shown)).toList();
        text.append(INDENT).append("step");
        for (int i = 0; i < columns.size(); i++) {
            text.append("  ").append(pad(columns.get(i), widths.get(i)));
        }
        endLine(text);
        appendOmitted(steps.size() - shown.size(), text);
        for (var step : shown) {
            text.append(INDENT).append(String.format("%4d", step.number()));
            for (int i = 0; i < columns.size(); i++) {
                text.append("  ").append(pad(cell(step, columns.get(i)), widths.get(i)));
            }
            endLine(text);
        }
    }

    private static void appendOmitted(int omitted, StringBuilder text) {
        if (omitted > 0) {
            text.append(INDENT).append("   …  ").append(omitted).append(" earlier steps\n");
        }
    }

    /// Many goroutines: one line a step.
    private static void appendList(int omitted, List<Step> shown, StringBuilder text) {
        appendOmitted(omitted, text);
        for (var step : shown) {
            text.append(INDENT).append(String.format("%4d  %s: %s", step.number(), step.goroutine(), step.action()));
            if (step.partner() != null) {
                text.append("; ").append(step.partner()).append(": ").append(step.partnerAction());
            }
            text.append('\n');
        }
    }

    private static List<String> goroutines(List<Step> steps) {
        var names = new LinkedHashSet<String>();
        for (var step : steps) {
            names.add(step.goroutine());
            if (step.partner() != null) {
                names.add(step.partner());
            }
        }
        return new ArrayList<>(names);
    }

    private static int width(String name, List<Step> steps) {
        return Math.min(
                WIDEST,
                steps.stream().mapToInt(step -> cell(step, name).length()).reduce(name.length(), Math::max));
    }

    private static String cell(Step step, String goroutine) {
        if (step.goroutine().equals(goroutine)) {
            return step.action();
        }
        @Nullable String partnerAction = goroutine.equals(step.partner()) ? step.partnerAction() : null;
        return partnerAction == null ? "" : partnerAction;
    }

    private static String pad(String cell, int width) {
        var fitting = cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
        return fitting + " ".repeat(width - fitting.length());
    }

    private static void endLine(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }
}
