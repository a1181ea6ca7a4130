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
import dev.heddle.explore.schedule.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which steps of a failure's schedule a person has to see.
///
/// A short schedule is shown whole. Of a long one: the steps on the objects that the failure is about, the last
/// steps of those who are in it, the steps at which somebody was interrupted, and the end. Gaps of one or two steps
/// are filled, as a row that says so would be no shorter.
///
/// What the JDK's classes do inside is not shown in any, as no line of the program has asked for it.
final class Relevance {
    private static final int SHORT = 30;
    private static final int MOST = 40;
    private static final int LAST = 8;
    private static final int LAST_OF_EACH = 3;
    private static final int GAP = 2;

    private final List<Step> steps;
    private final Failure failure;
    private final boolean[] shown;

    private Relevance(Failure failure) {
        this.failure = failure;
        this.steps = failure.schedule().steps();
        this.shown = new boolean[steps.size()];
    }

    /// For each step, whether it is shown.
    static boolean[] of(Failure failure) {
        return new Relevance(failure).find();
    }

    private boolean[] find() {
        if (steps.stream().filter(step -> !step.isInside()).count() <= SHORT) {
            Arrays.fill(shown, true);
        } else {
            select();
        }
        for (int i = 0; i < shown.length; i++) {
            shown[i] &= !steps.get(i).isInside();
        }
        return shown;
    }

    private void select() {
        show(lastOnes(LAST), steps.size());
        var about = about();
        var who = who();
        int left = MOST - LAST;
        for (int i = steps.size() - 1; i >= 0 && left > 0; i--) {
            if (!shown[i] && !steps.get(i).isInside() && (steps.get(i).isSwitch() || touches(i, about))) {
                shown[i] = true;
                left--;
            }
        }
        who.forEach(this::showLastOf);
        if (about.isEmpty() && who.isEmpty()) {
            show(lastOnes(MOST), steps.size());
        }
        fillGaps();
    }

    /// Where the last so many steps begin, not counting what is inside.
    private int lastOnes(int count) {
        int left = count;
        int i = steps.size();
        while (i > 0 && left > 0) {
            left -= steps.get(--i).isInside() ? 0 : 1;
        }
        return i;
    }

    private boolean touches(int i, Set<String> about) {
        var moments = failure.schedule().timeline().moments();
        return i < moments.size() && moments.get(i).objects().stream().anyMatch(about::contains);
    }

    private void showLastOf(String goroutine) {
        int left = LAST_OF_EACH;
        for (int i = steps.size() - 1; i >= 0 && left > 0; i--) {
            if (steps.get(i).isInside()) {
                continue;
            }
            if (steps.get(i).goroutine().equals(goroutine)
                    || goroutine.equals(steps.get(i).partner())) {
                shown[i] = true;
                left--;
            }
        }
    }

    private void show(int from, int to) {
        Arrays.fill(shown, Math.max(0, from), to, true);
    }

    private void fillGaps() {
        int gap = 0;
        int last = -1;
        for (int i = 0; i < shown.length; i++) {
            if (!shown[i]) {
                gap += steps.get(i).isInside() ? 0 : 1;
                continue;
            }
            if (gap > 0 && gap <= GAP) {
                show(last + 1, i);
            }
            gap = 0;
            last = i;
        }
    }

    /// The objects that the failure is about, by name.
    private Set<String> about() {
        return switch (failure) {
            case Deadlock d -> waitedFor(d.blocked());
            case GoroutineLeak l -> TextReport.isTicking(l) ? Set.of() : waitedFor(l.goroutines());
            case DataRace r -> Set.of(r.variable());
            case Panicked p -> lastObjectsOf(p.goroutine());
            case AssertionFailed a -> lastObjectsOf(a.goroutine());
            case StepLimit _, Nondeterminism _ -> Set.of();
        };
    }

    /// What the blocked wait for, and what is held by them: the last objects they used.
    private Set<String> waitedFor(List<Asleep> asleep) {
        var objects = new HashSet<String>();
        for (var thing : failure.schedule().timeline().objects()) {
            if (asleep.stream().anyMatch(a -> a.object() != null && a.object().contains(thing.name()))) {
                objects.add(thing.name());
            }
        }
        return objects;
    }

    private Set<String> lastObjectsOf(String goroutine) {
        var moments = failure.schedule().timeline().moments();
        for (int i = Math.min(steps.size(), moments.size()) - 1; i >= 0; i--) {
            if (steps.get(i).goroutine().equals(goroutine)) {
                return Set.copyOf(moments.get(i).objects());
            }
        }
        return Set.of();
    }

    private List<String> who() {
        return switch (failure) {
            case Deadlock d -> d.blocked().stream().map(Asleep::goroutine).toList();
            case GoroutineLeak l ->
                l.goroutines().stream().map(Asleep::goroutine).toList();
            case DataRace r -> List.of(r.first().goroutine(), r.second().goroutine());
            case Panicked p -> List.of(p.goroutine());
            case AssertionFailed a -> List.of(a.goroutine());
            case StepLimit s -> s.spinning();
            case Nondeterminism _ -> List.of();
        };
    }
}
