package dev.heddle.explore.report;

import dev.heddle.explore.recording.Places;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import dev.heddle.explore.schedule.Timeline;
import dev.heddle.explore.schedule.Timeline.Life;
import dev.heddle.operation.OperationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What can be asked of the steps of an execution: who did something to an object, and when.
final class History {
    private final Schedule schedule;

    /// @param schedule with a moment for each step
    History(Schedule schedule) {
        this.schedule = schedule;
    }

    /// Something that a goroutine did to an object.
    ///
    /// @param goroutine by name
    /// @param step      in which step
    record Deed(String goroutine, Step step) {
        /// `in step 4 (Pool.java:12)`.
        String text() {
            return "in step " + step.number() + at(step);
        }
    }

    /// The last step that is wanted, or `null`.
    @Nullable
    Step last(Predicate<Step> wanted) {
        for (var step : schedule.steps().reversed()) {
            if (wanted.test(step)) {
                return step;
            }
        }
        return null;
    }

    /// Who did one of these to an object, in order. Of two that met at a channel it is who sent, or, asked for that,
    /// who received.
    List<Deed> deeds(String object, Set<OperationKind> kinds) {
        var kindTexts = kinds.stream().map(OperationKind::text).collect(Collectors.toSet());
        var found = new ArrayList<Deed>();
        for (var step : schedule.steps()) {
            var moment = schedule.timeline().moments().get(step.number() - 1);
            if (!object.equals(moment.on()) || wasInVain(step)) {
                continue;
            }
            if (kindTexts.contains(moment.kind())) {
                found.add(new Deed(step.goroutine(), step));
            }
            if (step.partner() != null && kinds.contains(OperationKind.RECEIVE)) {
                found.add(new Deed(step.partner(), step));
            }
        }
        return found;
    }

    /// Whether somebody tried, and it came to nothing.
    private static boolean wasInVain(Step step) {
        return step.action().endsWith(": cannot")
                || step.action().startsWith("time is over: ")
                || step.action().startsWith("interrupted: ");
    }

    /// The last state of an object; empty if nothing is known of it.
    String state(String object) {
        for (var moment : schedule.timeline().moments().reversed()) {
            for (var state : moment.changed()) {
                if (state.object().equals(object)) {
                    return state.text();
                }
            }
        }
        return firstState(object);
    }

    /// The state in which an object was made; empty if nothing is known of it.
    String firstState(String object) {
        return schedule.timeline().objects().stream()
                .filter(thing -> thing.name().equals(object))
                .findFirst()
                .map(Timeline.Thing::state)
                .orElse("");
    }

    /// The goroutine of a name.
    Optional<Life> life(String goroutine) {
        return schedule.timeline().goroutines().stream()
                .filter(life -> life.name().equals(goroutine))
                .findFirst();
    }

    /// Whether a goroutine has made a step.
    boolean hasBegun(String goroutine) {
        return last(s -> s.goroutine().equals(goroutine) || goroutine.equals(s.partner())) != null;
    }

    /// ` (Pool.java:12)`, or nothing.
    static String at(Step step) {
        return step.source() == null ? "" : " (" + Places.shortText(step.source()) + ")";
    }

    /// A name as sentences have it.
    static String quoted(String name) {
        return '"' + name + '"';
    }

    /// Several names as sentences have them: `"a", "b" and "c"`.
    static String quoted(List<String> names) {
        if (names.size() == 1) {
            return quoted(names.getFirst());
        }
        return names.subList(0, names.size() - 1).stream().map(History::quoted).collect(Collectors.joining(", "))
                + " and " + quoted(names.getLast());
    }
}
