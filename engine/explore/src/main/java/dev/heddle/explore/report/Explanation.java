package dev.heddle.explore.report;

import static dev.heddle.explore.report.History.quoted;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why it came to a failure, in sentences that name the steps of its schedule.
final class Explanation {
    private static final String ORDER =
            "a lock that both hold would order the two, and so would a channel, a WaitGroup, a join or a volatile field"
                    + " between them";
    private static final int MOST_OTHERS = 4;

    private final Failure failure;
    private final Schedule schedule;
    private final History history;
    private final List<String> sentences = new ArrayList<>();

    private Explanation(Failure failure) {
        this.failure = failure;
        this.schedule = failure.schedule();
        this.history = new History(schedule);
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
            case AssertionFailed a -> others(a.goroutine());
            case StepLimit _ -> spins();
            case Nondeterminism _ -> {}
        }
        return sentences;
    }

    private void blocked(List<Asleep> asleep, List<String> cycle) {
        if (TextReport.isTicking(failure)) {
            asleep.forEach(a -> sentences.add("the clock wakes " + quoted(a.goroutine())
                    + " again and again: stop its timer or ticker, or tell it to end, before main returns"));
            return;
        }
        sentences.addAll(new Waits(asleep, failure instanceof GoroutineLeak, history).sentences());
        if (!cycle.isEmpty()) {
            sentences.add(remedy(asleep, cycle));
        }
    }

    /// What keeps a ring of those who hold and those who wait from closing.
    private static String remedy(List<Asleep> asleep, List<String> cycle) {
        var inRing = asleep.stream().filter(a -> cycle.contains(a.goroutine())).toList();
        if (inRing.stream().anyMatch(a -> a.joins() != null)) {
            return "it cannot happen if nobody waits for a thread's end while holding what that thread needs";
        }
        if (cycle.size() > 1) {
            return "it cannot happen if all lock them in the same order";
        }
        var object = inRing.isEmpty() ? null : inRing.getFirst().object();
        return (object == null ? "a lock" : object) + " is not re-entrant: whoever holds it must not lock it again";
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
        return history.last(s -> s.number() < schedule.length()
                && s.number() <= moments.size()
                && s.goroutine().equals(race.first().goroutine())
                && s.action().startsWith(race.first().what())
                && moments.get(s.number() - 1).objects().contains(race.variable()));
    }

    private void unordered(DataRace race) {
        var adds = Stream.of(race.first(), race.second())
                .filter(touch -> touch.what().equals("add"))
                .findFirst();
        if (adds.isPresent()) {
            sentences.add(race.variable() + " may be found at 0, and not be waited for, before "
                    + quoted(adds.get().goroutine()) + " adds to it: nothing makes the add come before the wait");
            sentences.add("add before the goroutine is started, not inside it; WaitGroup.go does both");
            return;
        }
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
        sentences.add(ORDER);
    }

    /// Accesses to plain memory are no steps: what could order them are the steps of the two goroutines.
    private void unorderedAccesses(DataRace race) {
        var first = race.first().goroutine();
        var second = race.second().goroutine();
        var step = history.last(s -> s.goroutine().equals(second) || second.equals(s.partner()));
        int known = step == null ? 0 : schedule.timeline().lastBefore(first, step.number(), schedule.steps());
        sentences.add("the " + race.first().what() + " does not happen before the "
                + race.second().what() + ", although it came first here: "
                + (known == 0
                        ? quoted(second) + " has not synchronised with " + quoted(first)
                        : "the last step of " + quoted(first) + " that " + quoted(second) + " can rely on is step "
                                + known));
        sentences.add(ORDER);
    }

    private void closed(Panicked panicked) {
        var thrower = history.last(s -> s.goroutine().equals(panicked.goroutine()));
        if (thrower == null || !thrower.action().contains("closed channel")) {
            return;
        }
        var channel = thrower.action().substring(thrower.action().indexOf("channel"));
        var close =
                history.last(s -> s.number() < thrower.number() && s.action().equals("close " + channel));
        if (close != null) {
            sentences.add(channel + " was closed by " + quoted(close.goroutine()) + " in step " + close.number()
                    + History.at(close));
        }
    }

    /// Who else there was when an assertion failed: that somebody was not waited for is often the reason.
    private void others(String thrower) {
        var notBegun = new ArrayList<String>();
        var underWay = new ArrayList<String>();
        for (var life : schedule.timeline().goroutines()) {
            if (life.to() >= 0 || life.name().equals(thrower)) {
                continue;
            }
            if (!history.hasBegun(life.name())) {
                notBegun.add(quoted(life.name())
                        + (life.startedAt() == null ? "" : " (started at " + Places.shortText(life.startedAt()) + ")"));
            } else if (life.next() != null) {
                underWay.add(quoted(life.name()) + ", about to " + life.next());
            }
        }
        list("had not begun yet: ", notBegun);
        list("had not ended yet: ", underWay);
    }

    private void list(String what, List<String> items) {
        if (!items.isEmpty()) {
            int more = items.size() - MOST_OTHERS;
            sentences.add(what
                    + String.join("; ", items.subList(0, Math.min(items.size(), MOST_OTHERS)))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
    }

    /// The loop in which a program runs that does not end.
    private void spins() {
        var loop = Rows.loopAtTheEnd(schedule);
        if (loop != null) {
            sentences.add("the last " + loop.body().size() * loop.times() + " steps are the same "
                    + (loop.body().size() == 1 ? "one" : loop.body().size()) + " again and again: "
                    + loop.body().stream()
                            .map(step -> quoted(step.goroutine()) + " " + step.action() + History.at(step))
                            .collect(Collectors.joining("; ")));
        }
    }
}
