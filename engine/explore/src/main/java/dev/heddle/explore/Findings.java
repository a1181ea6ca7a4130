package dev.heddle.explore;

import dev.heddle.explore.coverage.Collector;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.race.Leftover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a search has found, and how much it has run. It takes executions in in the order of their numbers, and is
/// changed by one thread at a time.
final class Findings {
    private final Settings settings;
    private final Map<String, Failure> failures = new LinkedHashMap<>();
    private final Map<String, Long> foundAt = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private final Set<String> swallowers = new TreeSet<>();
    private final Set<Leftover> leftovers = new LinkedHashSet<>();
    private final List<Collector> others = new ArrayList<>();
    private Counts counts = Counts.NONE;
    private boolean lookedAtStepLimit;
    private Set<Integer> learnt = Set.of();
    private volatile boolean done;

    Findings(Settings settings) {
        this.settings = settings;
    }

    /// An execution has ended.
    ///
    /// @param runner where it can be run again
    void take(Outcome outcome, Runner runner) {
        count(counts.and(outcome));
        consider(outcome, runner);
    }

    /// So much was run up to now.
    void count(Counts total) {
        counts = total;
    }

    /// Looks at an execution that was counted.
    void consider(Outcome outcome, Runner runner) {
        var diverged = outcome.diverged();
        var retake = outcome.retake();
        if (diverged != null) {
            add(runner.secondLook().diverged(diverged, outcome.number() + 1, outcome.strategy()));
            done = true;
        } else if (outcome.verdict() == Verdict.STEP_LIMIT && !lookedAtStepLimit) {
            lookedAtStepLimit = true;
            add(runner.secondLook().fair(outcome.number() + 1, outcome.strategy()));
        } else if (retake != null && seen.add(retake.fingerprint())) {
            add(runner.secondLook().again(retake));
        }
        if (!done && !outcome.learnt().isEmpty()) {
            learnt = outcome.learnt();
            done = true;
        }
    }

    /// The plain memory that was found to race and that made the search end, for it to begin anew with accesses to
    /// it as steps; empty if it did not. What was counted is forgotten: those were executions of a coarser program.
    Set<Integer> startOver() {
        var memory = learnt;
        if (!memory.isEmpty()) {
            learnt = Set.of();
            counts = Counts.NONE;
            done = false;
        }
        return memory;
    }

    void add(@Nullable Failure failure) {
        if (failure == null) {
            return;
        }
        if (failures.putIfAbsent(failure.message(), failure) == null) {
            foundAt.put(failure.message(), counts.executions() + counts.inconclusive());
        }
        var wanted = settings.expected().isEmpty()
                || settings.expected().stream().anyMatch(kind -> kind.isInstance(failure));
        done |= settings.stopAtFailure() && wanted;
    }

    /// Goroutines that would not be unwound, by name.
    void addSwallowers(Set<String> names) {
        swallowers.addAll(names);
    }

    /// What another scheduler's executions have left for later ones.
    void addLeftovers(List<Leftover> others) {
        leftovers.addAll(others);
    }

    Set<Leftover> leftovers() {
        return leftovers;
    }

    /// What another scheduler's executions have covered.
    void add(Collector other) {
        others.add(other);
    }

    List<Collector> others() {
        return others;
    }

    Set<String> swallowers() {
        return swallowers;
    }

    /// Whether an execution surely ends the search, whatever a second look at it says.
    boolean surelyEnds(Outcome outcome) {
        return settings.stopAtFailure()
                && settings.expected().isEmpty()
                && outcome.verdict().isFailure();
    }

    /// Whether the search is over.
    boolean isDone() {
        return done;
    }

    /// The search is over because every schedule has been run.
    void finish() {
        done = true;
    }

    Counts counts() {
        return counts;
    }

    /// For the message of each failure how many executions all phases of the search had run when it was found.
    Map<String, Long> foundAt() {
        return foundAt;
    }

    List<Failure> failures() {
        return List.copyOf(failures.values());
    }
}
