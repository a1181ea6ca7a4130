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
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import dev.heddle.explore.schedule.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Why it came to a failure, in sentences that name the steps of its schedule.
final class Explanation {
    private final Failure failure;
    private final Schedule schedule;
    private final List<String> sentences = new ArrayList<>();

    private Explanation(Failure failure) {
        this.failure = failure;
        this.schedule = failure.schedule();
    }

    /// The sentences, without a full stop; none if the headline says it all.
    static List<String> of(Failure failure) {
        return new Explanation(failure).sentences();
    }

    private List<String> sentences() {
        if (schedule.timeline().moments().size() != schedule.length()) {
            return List.of();
        }
        switch (failure) {
            case Deadlock d -> blocked(d.blocked(), d.cycle());
            case GoroutineLeak l -> blocked(l.goroutines(), l.cycle());
            case DataRace r -> unordered(r);
            case Panicked p -> closed(p);
            case AssertionFailed _, StepLimit _, Nondeterminism _ -> {}
        }
        return sentences;
    }

    private void blocked(List<Asleep> asleep, List<String> cycle) {
        if (TextReport.isTicking(failure)) {
            asleep.forEach(a -> sentences.add("the clock wakes " + quoted(a.goroutine())
                    + " again and again: stop its timer or ticker, or tell it to end, before main returns"));
            return;
        }
        asleep.forEach(this::blocked);
        if (cycle.size() == 1) {
            sentences.add("a Mutex is not re-entrant: whoever holds it must not lock it again");
        } else if (cycle.size() > 1) {
            sentences.add("it cannot happen if all lock them in the same order");
        }
    }

    private void blocked(Asleep a) {
        var cannot = quoted(a.goroutine()) + " cannot go on: ";
        if (a.object() == null) {
            return;
        }
        if (!a.heldBy().isEmpty()) {
            for (var holder : a.heldBy()) {
                var who = holder.equals(a.goroutine()) ? "itself" : quoted(holder);
                sentences.add(cannot + a.object() + " is held by " + who + since(holder, a.object()));
            }
            return;
        }
        var why = switch (a.reason()) {
            case "chan receive" -> "nobody is left who would send to " + a.object() + " or close it";
            case "chan send" -> "nobody is left who would receive from " + a.object() + full(a.object());
            case "select" -> "nobody is left who would make one of its cases ready";
            case "sync.WaitGroup.Wait" ->
                a.object() + " has the " + state(a.object()) + ", and nobody is left who would bring it to 0";
            case "sync.Cond.Wait" -> "nobody is left who would signal " + a.object();
            default -> null;
        };
        if (why != null) {
            sentences.add(cannot + why);
        }
    }

    private String full(String channel) {
        var state = state(channel);
        int from = state.indexOf(", ");
        int to = state.indexOf(':');
        return state.startsWith("open, ") && to > from
                ? ", and its buffer is full (" + state.substring(6, to) + ")"
                : "";
    }

    /// The last state of an object.
    private String state(String object) {
        for (var moment : schedule.timeline().moments().reversed()) {
            for (var state : moment.changed()) {
                if (state.object().equals(object)) {
                    return state.text();
                }
            }
        }
        return schedule.timeline().objects().stream()
                .filter(thing -> thing.name().equals(object))
                .findFirst()
                .map(Timeline.Thing::state)
                .orElse("state");
    }

    private String since(String holder, String object) {
        var step = last(s -> s.goroutine().equals(holder)
                && s.action().contains("lock " + object)
                && !s.action().contains("unlock"));
        return step == null ? "" : " since step " + step.number() + at(step);
    }

    /// The numbers of the two steps that race; none if they are not known.
    static List<Integer> racingSteps(DataRace race) {
        var explanation = new Explanation(race);
        var first = explanation.first(race);
        return first == null
                ? List.of()
                : List.of(first.number(), race.schedule().length());
    }

    private @Nullable Step first(DataRace race) {
        var moments = schedule.timeline().moments();
        return last(s -> s.number() < schedule.length()
                && s.number() <= moments.size()
                && s.goroutine().equals(race.first().goroutine())
                && s.action().startsWith(race.first().what())
                && moments.get(s.number() - 1).objects().contains(race.variable()));
    }

    private void unordered(DataRace race) {
        if (!schedule.accesses().isEmpty()) {
            unorderedAccesses(race);
            return;
        }
        var timeline = schedule.timeline();
        int second = schedule.length();
        var first = first(race);
        if (first == null) {
            return;
        }
        int known = timeline.lastBefore(race.first().goroutine(), second, schedule.steps());
        sentences.add("step " + first.number() + " does not happen before step " + second
                + ", although it came first here: "
                + (known == 0
                        ? quoted(race.second().goroutine()) + " has not synchronised with "
                                + quoted(race.first().goroutine())
                        : "the last step of " + quoted(race.first().goroutine()) + " that "
                                + quoted(race.second().goroutine()) + " can rely on is step " + known));
        sentences.add("a lock that both hold, a channel or a WaitGroup between them would order the two");
    }

    /// Accesses to plain memory are no steps: what could order them are the steps of the two goroutines.
    private void unorderedAccesses(DataRace race) {
        var first = race.first().goroutine();
        var second = race.second().goroutine();
        var step = last(s -> s.goroutine().equals(second) || second.equals(s.partner()));
        int known = step == null ? 0 : schedule.timeline().lastBefore(first, step.number(), schedule.steps());
        sentences.add("the " + race.first().what() + " does not happen before the "
                + race.second().what() + ", although it came first here: "
                + (known == 0
                        ? quoted(second) + " has not synchronised with " + quoted(first)
                        : "the last step of " + quoted(first) + " that " + quoted(second) + " can rely on is step "
                                + known));
        sentences.add("a lock that both hold, a channel or a WaitGroup between them would order the two");
    }

    private void closed(Panicked panicked) {
        var thrower = last(s -> s.goroutine().equals(panicked.goroutine()));
        if (thrower == null || !thrower.action().contains("closed channel")) {
            return;
        }
        var channel = thrower.action().substring(thrower.action().indexOf("channel"));
        var close = last(s -> s.number() < thrower.number() && s.action().equals("close " + channel));
        if (close != null) {
            sentences.add(
                    channel + " was closed by " + quoted(close.goroutine()) + " in step " + close.number() + at(close));
        }
    }

    private @Nullable Step last(Predicate<Step> wanted) {
        for (var step : schedule.steps().reversed()) {
            if (wanted.test(step)) {
                return step;
            }
        }
        return null;
    }

    private static String at(Step step) {
        return step.source() == null ? "" : " (" + Places.shortText(step.source()) + ")";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
