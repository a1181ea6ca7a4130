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
import dev.heddle.explore.schedule.MemoryAccess;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A schedule with time going down, a column for each goroutine, and the source line of each step at the end.
///
/// Runs of steps that have no part in the failure are one row: see [Relevance].
final class Columns {
    private static final int WIDEST = 40;
    private static final int MOST_COLUMNS = 6;
    private static final int MOST_ACCESSES = 12;
    /// All columns together; more is one line a step.
    private static final int MOST_WIDTH = 150;
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<Row> rows;
    /// What each goroutine waits for at the end, by name; empty if that is not what is wrong.
    private final Map<String, String> last;
    private final List<String> goroutines;
    private final StringBuilder text;

    /// A step, an access to memory between two steps, or several steps that are left out.
    private sealed interface Row {
        record Shown(Step step) implements Row {}

        record Accessed(MemoryAccess access) implements Row {}

        record Omitted(int count, List<String> goroutines) implements Row {}
    }

    private Columns(Failure failure, StringBuilder text) {
        this.rows = rows(failure.schedule(), Relevance.of(failure));
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
            columns.appendTable(widths);
        } else {
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

    private static List<Row> rows(Schedule schedule, boolean[] relevant) {
        var steps = schedule.steps();
        var accesses = schedule.accesses();
        int next = Math.max(0, accesses.size() - MOST_ACCESSES);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < steps.size(); i++) {
            int left = 0;
            var who = new LinkedHashSet<String>();
            while (i < steps.size() && !relevant[i]) {
                var step = steps.get(i++);
                if (!step.isInside()) {
                    who.add(step.goroutine());
                    left++;
                }
            }
            if (left > 0) {
                rows.add(new Row.Omitted(left, List.copyOf(who)));
            }
            if (i < steps.size()) {
                rows.add(new Row.Shown(steps.get(i)));
            }
            while (next < accesses.size() && accesses.get(next).afterStep() <= i + 1) {
                rows.add(new Row.Accessed(accesses.get(next++)));
            }
        }
        return rows;
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
        text.append(INDENT).append("step");
        for (int i = 0; i < goroutines.size(); i++) {
            text.append(GAP).append(pad(goroutines.get(i), widths.get(i)));
        }
        endLine();
        for (var row : rows) {
            switch (row) {
                case Row.Shown(var step) -> {
                    text.append(INDENT).append(String.format("%4d", step.number()));
                    for (int i = 0; i < goroutines.size(); i++) {
                        text.append(GAP).append(pad(cell(step, goroutines.get(i)), widths.get(i)));
                    }
                    text.append(GAP).append(places(step));
                }
                case Row.Accessed(var access) -> {
                    text.append(INDENT).append("    ");
                    for (int i = 0; i < goroutines.size(); i++) {
                        text.append(GAP).append(pad(cell(access, goroutines.get(i)), widths.get(i)));
                    }
                    text.append(GAP).append(place(access));
                }
                case Row.Omitted omitted -> appendOmitted(omitted);
            }
            endLine();
        }
        if (!last.isEmpty()) {
            appendLast(widths);
        }
    }

    private void appendLast(List<Integer> widths) {
        text.append(INDENT).append(" end");
        for (int i = 0; i < goroutines.size(); i++) {
            text.append(GAP).append(pad(last.getOrDefault(goroutines.get(i), ""), widths.get(i)));
        }
        endLine();
    }

    /// Many goroutines: one line a step.
    private void appendList() {
        for (var row : rows) {
            switch (row) {
                case Row.Shown(var step) -> {
                    text.append(INDENT)
                            .append(String.format("%4d  \"%s\" %s", step.number(), step.goroutine(), step.action()));
                    if (step.partner() != null) {
                        text.append("; \"").append(step.partner()).append("\" ").append(step.partnerAction());
                    }
                    text.append(GAP).append(places(step));
                }
                case Row.Accessed(var access) ->
                    text.append(INDENT)
                            .append("      \"")
                            .append(access.goroutine())
                            .append("\" ")
                            .append(access.action())
                            .append(GAP)
                            .append(place(access));
                case Row.Omitted omitted -> appendOmitted(omitted);
            }
            endLine();
        }
        last.forEach((name, what) -> text.append(INDENT)
                .append(" end  \"")
                .append(name)
                .append("\" ")
                .append(what)
                .append('\n'));
    }

    private void appendOmitted(Row.Omitted omitted) {
        var many = omitted.goroutines().size() > 4;
        text.append(INDENT)
                .append("   …  ")
                .append(omitted.count())
                .append(omitted.count() == 1 ? " step of " : " steps of ")
                .append(
                        many
                                ? omitted.goroutines().size() + " goroutines"
                                : omitted.goroutines().stream()
                                        .map(name -> "\"" + name + "\"")
                                        .collect(Collectors.joining(", ")))
                .append(" left out");
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

    private static String pad(String cell, int width) {
        var fitting = cell.length() <= width ? cell : cell.substring(0, width - 1) + "…";
        return fitting + " ".repeat(width - fitting.length());
    }

    private void endLine() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }
}
