package dev.heddle.explore.report;

import dev.heddle.explore.schedule.MemoryAccess;
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

    /// A line of the table: a step, or an access to plain memory between two steps, which has no number.
    private record Row(
            String number,
            String goroutine,
            String action,
            @Nullable String partner,
            @Nullable String partnerAction) {
        static Row of(Step step) {
            return new Row(
                    String.valueOf(step.number()),
                    step.goroutine(),
                    step.action(),
                    step.partner(),
                    step.partnerAction());
        }

        static Row of(MemoryAccess access) {
            return new Row("", access.goroutine(), access.action(), null, null);
        }

        String cell(String column) {
            if (goroutine.equals(column)) {
                return action;
            }
            return column.equals(partner) && partnerAction != null ? partnerAction : "";
        }
    }

    private Columns() {}

    static void append(Schedule schedule, StringBuilder text) {
        int omitted = Math.max(0, schedule.length() - MOST_STEPS);
        var rows = rows(schedule, omitted);
        if (rows.isEmpty()) {
            return;
        }
        var columns = goroutines(rows);
        if (columns.size() > MOST_COLUMNS) {
            appendList(omitted, rows, text);
            return;
        }
        var widths = columns.stream().map(name -> width(name, rows)).toList();
        text.append(INDENT).append("step");
        for (int i = 0; i < columns.size(); i++) {
            text.append("  ").append(pad(columns.get(i), widths.get(i)));
        }
        endLine(text);
        appendOmitted(omitted, text);
        for (var row : rows) {
            text.append(INDENT).append(String.format("%4s", row.number()));
            for (int i = 0; i < columns.size(); i++) {
                text.append("  ").append(pad(row.cell(columns.get(i)), widths.get(i)));
            }
            endLine(text);
        }
    }

    private static List<Row> rows(Schedule schedule, int omitted) {
        var rows = new ArrayList<Row>();
        var accesses = schedule.accesses();
        int next = 0;
        for (var step : schedule.steps()) {
            // An access after step k stands before step k + 1.
            for (; next < accesses.size() && accesses.get(next).afterStep() < step.number(); next++) {
                if (accesses.get(next).afterStep() > omitted) {
                    rows.add(Row.of(accesses.get(next)));
                }
            }
            if (step.number() > omitted) {
                rows.add(Row.of(step));
            }
        }
        accesses.subList(next, accesses.size()).forEach(access -> rows.add(Row.of(access)));
        return rows;
    }

    private static void appendOmitted(int omitted, StringBuilder text) {
        if (omitted > 0) {
            text.append(INDENT).append("   …  ").append(omitted).append(" earlier steps\n");
        }
    }

    /// Many goroutines: one line a step.
    private static void appendList(int omitted, List<Row> rows, StringBuilder text) {
        appendOmitted(omitted, text);
        for (var row : rows) {
            text.append(INDENT).append(String.format("%4s  %s: %s", row.number(), row.goroutine(), row.action()));
            if (row.partner() != null) {
                text.append("; ").append(row.partner()).append(": ").append(row.partnerAction());
            }
            text.append('\n');
        }
    }

    private static List<String> goroutines(List<Row> rows) {
        var names = new LinkedHashSet<String>();
        for (var row : rows) {
            names.add(row.goroutine());
            if (row.partner() != null) {
                names.add(row.partner());
            }
        }
        return new ArrayList<>(names);
    }

    private static int width(String name, List<Row> rows) {
        return Math.min(
                WIDEST, rows.stream().mapToInt(row -> row.cell(name).length()).reduce(name.length(), Math::max));
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
