package dev.heddle.explore;

import dev.heddle.GoBody;
import dev.heddle.GoPanic;
import dev.heddle.explore.coverage.Collector;
import dev.heddle.explore.race.Leftover;
import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Replay;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Identities;
import dev.heddle.probe.Watching;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import dev.heddle.scheduler.Observer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs executions of the body one after another, on a scheduler of its own, and judges each.
final class Runner {
    private final Settings settings;
    private final Body body;
    private final DeterministicScheduler scheduler;
    private final RaceWatch races;
    private final SecondLook secondLook;
    private final Collector collector;
    private int ticksAtMainsEnd;

    Runner(Settings settings, GoBody body) {
        this(settings, body, new Identities(), Set.of());
    }

    /// @param identities the names of goroutines and objects
    /// @param racy       the plain memory whose accesses are steps
    Runner(Settings settings, GoBody body, Identities identities, Set<Integer> racy) {
        this.settings = settings;
        this.body = () -> runAsMain(body);
        this.scheduler = new DeterministicScheduler(identities, settings.time() == TimeModel.RACING, settings.seed());
        this.races = new RaceWatch(scheduler, settings.races());
        races.interleave(racy);
        this.collector = new Collector(scheduler);
        this.secondLook =
                new SecondLook(settings, scheduler, this.body, races, () -> ticksAtMainsEnd, isRewritten(body));
    }

    private static boolean isRewritten(GoBody body) {
        return Watching.isRewritten(body.getClass())
                || Watching.hasRewritten(Thread.currentThread().getContextClassLoader());
    }

    private void runAsMain(GoBody main) throws Exception {
        ticksAtMainsEnd = Integer.MAX_VALUE;
        try {
            main.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new GoPanic(e);
        }
        ticksAtMainsEnd = scheduler.model().clock().ticks();
    }

    /// Makes accesses to more memory steps, for a search that begins anew.
    void interleave(Set<Integer> racy) {
        races.interleave(racy);
        scheduler.identities().startOver();
    }

    DeterministicScheduler scheduler() {
        return scheduler;
    }

    /// What executions have left in memory for later ones.
    List<Leftover> leftovers() {
        return races.leftovers();
    }

    /// What the executions that were asked for have covered.
    Collector collector() {
        return collector;
    }

    SecondLook secondLook() {
        return secondLook;
    }

    /// What looks for a schedule that passes.
    NearestPassing nearestPassing() {
        return new NearestPassing(settings, scheduler, body, races, () -> ticksAtMainsEnd);
    }

    /// Runs an execution, after those it depends on; `null` if the search has none of this number. What the others
    /// show is the business of whoever is asked for them.
    @Nullable
    Outcome run(Search search, long number) {
        for (long first = search.missing(number); first >= 0; first = search.missing(number)) {
            runAlone(search, first, false);
        }
        return runAlone(search, number, true);
    }

    private @Nullable Outcome runAlone(Search search, long number, boolean counts) {
        if (!search.begin(number)) {
            return null;
        }
        try {
            var outcome = execute(search, number, search.description(), search.observer(), counts);
            while (outcome == null) {
                // Only now is it known that there is something to watch, so the execution has to be run again.
                var again = search.isRepeatable() ? search : Replay.of(scheduler);
                again.begin(search.isRepeatable() ? number : 0);
                outcome = execute(again, number, search.description(), null, counts);
            }
            return outcome;
        } catch (Diverged e) {
            return new Outcome(
                    number, Verdict.CUT, scheduler.schedule().size(), search.description(), null, Set.of(), e);
        }
    }

    /// The outcome, or `null` if the execution must be run again, this time watched.
    private @Nullable Outcome execute(
            Search search, long number, String strategy, @Nullable Observer observer, boolean counts) {
        try {
            var covered = counts ? collector.next(number, search.repeatsTraces()) : null;
            var watched = Observers.of(observer, Observers.of(races.next(), covered));
            var ending = scheduler.execute(body, search, settings.maxSteps(), settings.goesOnAfterFailure(), watched);
            var again = races.mustLookAgain();
            if (!again || !search.isRepeatable()) {
                search.end(scheduler, ending);
            }
            if (again) {
                return null;
            }
            var outcome = judge(ending, number, strategy);
            if (counts && outcome.isComplete()) {
                collector.ended();
            }
            return outcome;
        } finally {
            scheduler.unwind();
        }
    }

    private Outcome judge(Ending ending, long number, String strategy) {
        var verdict = races.verdict(ending, settings.leaks(), ticksAtMainsEnd);
        int steps = scheduler.schedule().size();
        if (!verdict.isFailure()) {
            return new Outcome(number, verdict, steps, strategy, null, races.learnt(), null);
        }
        var fingerprint = Fingerprint.of(verdict, ending, scheduler, races.race());
        var retake = new Retake(
                verdict,
                fingerprint,
                number + 1,
                strategy,
                scheduler.schedule().choices(),
                scheduler.schedule().kinds(),
                null);
        return new Outcome(number, verdict, steps, strategy, retake, races.learnt(), null);
    }
}
