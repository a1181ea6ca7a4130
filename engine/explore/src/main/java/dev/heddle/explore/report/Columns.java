package dev.heddle.explore.report;

import dev.heddle.explore.failure.Asleep;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.recording.Places;
import dev.heddle.explore.report.Rows.Row;
import dev.heddle.explore.schedule.MemoryAccess;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A schedule with time going down, a column for each goroutine, and the source line of each step at the end.
///
/// Which rows there are is a matter of [Rows].
final class Columns {
    /// What is longer goes on in the next line.
    private static final int WIDEST = 40;
    private static final String GOES_ON = "  ";
    private static final int MOST_COLUMNS = 6;
    /// All columns together; more is one line a step.
    private static final int MOST_WIDTH = 150;
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<Row> rows;
    /// What each goroutine waits for at the end, by name; empty if that is not what is wrong.
    private final Map<String, String> last;
    private final List<String> goroutines;
    private final StringBuilder text;

    private Columns(Failure failure, StringBuilder text) {
        this.rows = Rows.of(failure);
        this.last = switch (failure) {
            case Deadlock d -> waiting(d.blocked(), failure.schedule());
            case GoroutineLeak l -> waiting(l.goroutines(), failure.schedule());
            case Panicked _, AssertionFailed _, DataRace _, StepLimit _, Nondeterminism _ -> Map.of();
        };
        this.goroutines = goroutines();
        this.text = text;
    }

    /// Appends the schedule of a failure, which has steps.
    static void append(Failure failure, StringBuilder text) {
        var columns = new Columns(failure, text);
        var widths = columns.goroutines.stream().map(columns::width).toList();
        int sum = widths.stream().mapToInt(width -> width + GAP.length()).sum();
        if (widths.size() <= MOST_COLUMNS && sum <= MOST_WIDTH) {
            text.append("\n  what happened, from top to bottom, with a column for each goroutine\n\n");
            columns.appendTable(widths);
        } else {
            text.append("\n  what happened, from top to bottom\n\n");
            columns.appendList();
        }
    }

    private static Map<String, String> waiting(List<Asleep> asleep, Schedule schedule) {
        var map = new LinkedHashMap<String, String>();
        for (var life : schedule.timeline().goroutines()) {
            if (life.next() != null
                    && asleep.stream().anyMatch(a -> a.goroutine().equals(life.name()))) {
                map.put(life.name(), "blocked: " + life.next());
            }
        }
        return map;
    }

    private List<String> goroutines() {
        var names = new LinkedHashSet<String>();
        for (var row : rows) {
            if (row instanceof Row.Shown(var step)) {
                names.add(step.goroutine());
                if (step.partner() != null) {
                    names.add(step.partner());
                }
            } else if (row instanceof Row.Accessed(var access)) {
                names.add(access.goroutine());
            }
        }
        names.addAll(last.keySet());
        return List.copyOf(names);
    }

    private int width(String name) {
        int width = Math.max(name.length(), last.getOrDefault(name, "").length());
        for (var row : rows) {
            if (row instanceof Row.Shown(var step)) {
                width = Math.max(width, cell(step, name).length());
            } else if (row instanceof Row.Accessed(var access)) {
                width = Math.max(width, cell(access, name).length());
            }
        }
        return Math.min(WIDEST, width);
    }

    private void appendTable(List<Integer> widths) {
        appendRow("step", goroutines, widths, "");
        for (var row : rows) {
            switch (row) {
                case Row.Shown(var step) ->
                    appendRow(
                            String.format("%4d", step.number()), cells(name -> cell(step, name)), widths, places(step));
                case Row.Accessed(var access) ->
                    appendRow("    ", cells(name -> cell(access, name)), widths, place(access));
                case Row.Omitted omitted -> appendLine(INDENT + "   …  " + text(omitted));
                case Row.Again again -> appendLine(INDENT + "   …  " + text(again));
            }
        }
        if (!last.isEmpty()) {
            appendRow(" end", cells(name -> last.getOrDefault(name, "")), widths, "");
        }
    }

    private List<String> cells(UnaryOperator<String> ofGoroutine) {
        return goroutines.stream().map(ofGoroutine).toList();
    }

    /// One row; of several lines if a cell is wider than its column.
    private void appendRow(String number, List<String> cells, List<Integer> widths, String place) {
        var wrapped = new ArrayList<List<String>>();
        for (int i = 0; i < cells.size(); i++) {
            wrapped.add(wrapped(cells.get(i), widths.get(i)));
        }
        int height = wrapped.stream().mapToInt(List::size).max().orElse(1);
        for (int line = 0; line < height; line++) {
            text.append(INDENT).append(line == 0 ? number : " ".repeat(number.length()));
            for (int i = 0; i < cells.size(); i++) {
                var part = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                text.append(GAP).append(part).append(" ".repeat(widths.get(i) - part.length()));
            }
            appendLine(line == 0 ? GAP + place : "");
        }
    }

    /// A text in lines of this width, between words where there are any.
    private static List<String> wrapped(String cell, int width) {
        var lines = new ArrayList<String>();
        var rest = cell;
        while (rest.length() > width) {
            int end = rest.lastIndexOf(' ', width);
            if (end <= GOES_ON.length()) {
                end = width;
            }
            lines.add(rest.substring(0, end));
            rest = GOES_ON + rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /// Many goroutines: one line a step.
    private void appendList() {
        for (var row : rows) {
            text.append(INDENT);
            switch (row) {
                case Row.Shown(var step) -> {
                    text.append(String.format("%4d  \"%s\" %s", step.number(), step.goroutine(), step.action()));
                    if (step.partner() != null) {
                        text.append("; \"").append(step.partner()).append("\" ").append(step.partnerAction());
                    }
                    appendLine(GAP + places(step));
                }
                case Row.Accessed(var access) ->
                    appendLine("      \"" + access.goroutine() + "\" " + access.action() + GAP + place(access));
                case Row.Omitted omitted -> appendLine("   …  " + text(omitted));
                case Row.Again again -> appendLine("   …  " + text(again));
            }
        }
        last.forEach((name, what) -> appendLine(INDENT + " end  \"" + name + "\" " + what));
    }

    private static String text(Row.Omitted omitted) {
        var many = omitted.goroutines().size() > 4;
        return omitted.count() + (omitted.count() == 1 ? " step of " : " steps of ")
                + (many
                        ? omitted.goroutines().size() + " goroutines"
                        : omitted.goroutines().stream()
                                .map(name -> "\"" + name + "\"")
                                .collect(Collectors.joining(", ")))
                + " left out";
    }

    private static String text(Row.Again again) {
        var what = again.rows() == 1
                ? again.times() + " more like this"
                : "these " + again.rows() + " again, " + again.times() + (again.times() == 1 ? " time" : " times");
        return what + (again.from() == 0 ? "" : ", up to step " + again.to());
    }

    private static String cell(Step step, String goroutine) {
        if (step.goroutine().equals(goroutine)) {
            return step.action();
        }
        @Nullable String partnerAction = goroutine.equals(step.partner()) ? step.partnerAction() : null;
        return partnerAction == null ? "" : partnerAction;
    }

    private static String cell(MemoryAccess access, String goroutine) {
        return access.goroutine().equals(goroutine) ? access.action() : "";
    }

    private static String place(MemoryAccess access) {
        return access.source() == null ? "" : Places.shortText(access.source());
    }

    private static String places(Step step) {
        return Stream.of(step.source(), step.partnerSource())
                .filter(Objects::nonNull)
                .map(Places::shortText)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void appendLine(String end) {
        text.append(end);
        int length = text.length();
        while (length > 0 && text.charAt(length - 1) == ' ') {
            length--;
        }
        text.setLength(length);
        text.append('\n');
    }
}
