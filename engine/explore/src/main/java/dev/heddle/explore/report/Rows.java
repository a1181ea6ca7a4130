package dev.heddle.explore.report;

import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.schedule.MemoryAccess;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of a schedule a table shows: the steps that a person has to see, in order, and what stands for the others.
///
/// Runs of steps that have no part in the failure are one row: see [Relevance]. So are rows that only say again what
/// the ones before them said.
final class Rows {
    private static final int MOST_ACCESSES = 12;
    /// Of how many rows a loop's body is at most.
    private static final int LONGEST_LOOP = 6;
    /// How often a loop runs at least that is worth a sentence.
    private static final int LEAST_TIMES = 4;
    /// A row that says how many there are must save more than itself.
    private static final int LEAST_SAVED = 2;

    private Rows() {}

    /// A row of the table.
    sealed interface Row {
        /// A step.
        record Shown(Step step) implements Row {}

        /// An access to memory between two steps.
        record Accessed(MemoryAccess access) implements Row {}

        /// Several steps that are left out.
        record Omitted(int count, List<String> goroutines) implements Row {}

        /// The rows before it again, and again.
        ///
        /// @param rows  how many they are
        /// @param times how often
        /// @param from  the first step that it stands for, or 0 if there is none
        /// @param to    the last one
        record Again(int rows, int times, int from, int to) implements Row {}
    }

    static List<Row> of(Failure failure) {
        return folded(relevant(failure.schedule(), Relevance.of(failure)));
    }

    private static List<Row> relevant(Schedule schedule, boolean[] relevant) {
        var steps = schedule.steps();
        var accesses = lastAccesses(schedule);
        int next = 0;
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

    /// The accesses that are shown.
    static List<MemoryAccess> lastAccesses(Schedule schedule) {
        var all = schedule.accesses();
        return all.subList(Math.max(0, all.size() - MOST_ACCESSES), all.size());
    }

    private static List<Row> folded(List<Row> rows) {
        var folded = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); ) {
            int length = loopAt(rows, i);
            if (length == 0) {
                folded.add(rows.get(i++));
                continue;
            }
            int times = timesOf(rows, i, length);
            folded.addAll(rows.subList(i, i + length));
            var again = rows.subList(i + length, i + length * times);
            var numbers = again.stream()
                    .filter(Row.Shown.class::isInstance)
                    .mapToInt(row -> ((Row.Shown) row).step().number())
                    .summaryStatistics();
            folded.add(new Row.Again(
                    length,
                    times - 1,
                    numbers.getCount() == 0 ? 0 : numbers.getMin(),
                    numbers.getCount() == 0 ? 0 : numbers.getMax()));
            i += length * times;
        }
        return folded;
    }

    /// Of how many rows the shortest loop is that begins here and is worth folding, or 0.
    private static int loopAt(List<Row> rows, int i) {
        for (int length = 1; length <= LONGEST_LOOP; length++) {
            if (length * (timesOf(rows, i, length) - 1) > LEAST_SAVED) {
                return length;
            }
        }
        return 0;
    }

    /// Some steps that are made again and again.
    record Loop(List<Step> body, int times) {}

    /// The loop in which a schedule ends, or `null`.
    static @Nullable Loop loopAtTheEnd(Schedule schedule) {
        var rows = schedule.steps().reversed().stream()
                .filter(step -> !step.isInside())
                .<Row>map(Row.Shown::new)
                .toList();
        for (int length = 1; length <= LONGEST_LOOP; length++) {
            int times = timesOf(rows, 0, length);
            if (times >= LEAST_TIMES) {
                var body = rows.subList(0, length).reversed().stream()
                        .map(row -> ((Row.Shown) row).step())
                        .toList();
                return new Loop(body, times);
            }
        }
        return null;
    }

    private static int timesOf(List<Row> rows, int i, int length) {
        int equal = 0;
        while (i + length + equal < rows.size() && says(rows.get(i + equal), rows.get(i + length + equal))) {
            equal++;
        }
        return 1 + equal / length;
    }

    /// Whether two rows differ in nothing but the number of the step.
    private static boolean says(Row a, Row b) {
        return switch (a) {
            case Row.Shown(var x) ->
                b instanceof Row.Shown(var y)
                        && x.goroutine().equals(y.goroutine())
                        && x.action().equals(y.action())
                        && Objects.equals(x.source(), y.source())
                        && Objects.equals(x.partner(), y.partner())
                        && Objects.equals(x.partnerAction(), y.partnerAction())
                        && Objects.equals(x.partnerSource(), y.partnerSource());
            case Row.Accessed(var x) ->
                b instanceof Row.Accessed(var y)
                        && x.goroutine().equals(y.goroutine())
                        && x.action().equals(y.action())
                        && Objects.equals(x.source(), y.source());
            case Row.Omitted _, Row.Again _ -> false;
        };
    }
}
