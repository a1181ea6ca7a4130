package dev.heddle.explore;

import dev.heddle.explore.failure.Before;
import dev.heddle.explore.failure.Evidence;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.recording.Places;
import dev.heddle.explore.recording.Recording;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.shrink.Shrinker;
import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Kinds;
import dev.heddle.explore.strategy.Nearest;
import dev.heddle.explore.strategy.Replay;
import dev.heddle.explore.strategy.RoundRobin;
import dev.heddle.explore.strategy.Search;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Runs one execution again with everything on: a search names and traces nothing, so a failure is looked at twice.
final class SecondLook {
    private final Settings settings;
    private final DeterministicScheduler scheduler;
    private final Body body;
    private final RaceWatch races;
    private final IntSupplier ticksAtMainsEnd;

    SecondLook(
            Settings settings,
            DeterministicScheduler scheduler,
            Body body,
            RaceWatch races,
            IntSupplier ticksAtMainsEnd) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.body = body;
        this.races = races;
        this.ticksAtMainsEnd = ticksAtMainsEnd;
    }

    /// A failure, or `null`, and how many steps the execution had.
    record Looked(@Nullable Failure failure, long steps) {}

    /// The failure of an execution of the search, by a smaller schedule if that is wanted.
    @Nullable
    Failure again(Retake retake) {
        return record(settings.shrink() && retake.verdict().isShrinkable() ? shrunk(retake) : retake);
    }

    private Retake shrunk(Retake retake) {
        var shrunk = new Shrinker((search, maxSteps) -> failsAlike(retake, search, maxSteps), settings.maxSteps())
                .shrink(retake.choices());
        return shrunk == null
                ? retake // it is not the same when it is run again, which the recording will tell
                : retake.by(
                        shrunk.choices(), shrunk.kinds(), new Before(shrunk.stepsBefore(), shrunk.switchesBefore()));
    }

    private boolean failsAlike(Retake retake, Search search, int maxSteps) {
        search.begin(0);
        try {
            var ending = scheduler.execute(body, search, maxSteps, !settings.stopAtFailure(), races.next());
            var verdict = Verdict.of(ending, scheduler, settings.leaks(), ticksAtMainsEnd.getAsInt());
            return verdict == retake.verdict()
                    && Fingerprint.of(verdict, ending, scheduler, races.race()) == retake.fingerprint();
        } finally {
            scheduler.unwind();
        }
    }

    /// The failure of an execution of the search, by its own schedule.
    @Nullable
    Failure record(Retake retake) {
        var kinds = retake.kinds();
        var search = new Replay(retake.choices(), step -> kinds[step]);
        var recording = new Recording(scheduler);
        HeldOutput.keep(scheduler);
        try {
            search.begin(0);
            // The step limit must bite where it did; beyond the known steps there is nothing to do. A schedule that
            // was shrunk fails if it is stopped at the failure, as in a replay; what the others do after that would
            // only be in the way.
            var ending = scheduler.execute(
                    body,
                    search,
                    settings.maxSteps(),
                    retake.before() == null ? settings.goesOnAfterFailure() : !settings.stopAtFailure(),
                    Observers.of(recording, races.nextRecorded()));
            var verdict = Verdict.of(ending, scheduler, settings.leaks(), ticksAtMainsEnd.getAsInt());
            var evidence = evidence(recording, isCut(verdict), retake.execution(), retake.strategy(), retake.before());
            if (verdict != retake.verdict()) {
                return Diagnosis.diverged(
                        recording.schedule().length(),
                        "the execution to end with " + retake.verdict(),
                        verdict.toString(),
                        null,
                        scheduler.thrown(),
                        evidence);
            }
            return new Diagnosis(scheduler, recording, ending, races.race(), races.accesses(), evidence)
                    .failure(verdict);
        } catch (Diverged e) {
            return diverged(e, recording, retake.execution(), retake.strategy());
        } finally {
            scheduler.unwind();
        }
    }

    /// Whether the fair schedule reaches the step limit too: then that is the failure, else `null`.
    @Nullable
    Failure fair(long execution) {
        var search = new RoundRobin();
        var looked = look(search, settings.maxSteps(), execution);
        return looked.failure();
    }

    private Looked look(Search search, int maxSteps, long execution) {
        var recording = new Recording(scheduler);
        HeldOutput.keep(scheduler);
        try {
            search.begin(0);
            var ending =
                    scheduler.execute(body, search, maxSteps, false, Observers.of(recording, races.nextRecorded()));
            var verdict = Verdict.of(ending, scheduler, settings.leaks(), ticksAtMainsEnd.getAsInt());
            var evidence = evidence(recording, isCut(verdict), execution, search.description(), null);
            return new Looked(
                    new Diagnosis(scheduler, recording, ending, races.race(), races.accesses(), evidence)
                            .failure(verdict),
                    scheduler.schedule().size());
        } finally {
            scheduler.unwind();
        }
    }

    /// The one execution that a token stands for. A search that expects a kind of failure lets an execution go on
    /// after another one, so where that is what comes first, the execution goes on here too.
    ///
    /// @param differs what to do where the body does something else: if it is not `null`, it is told of the first
    ///                such step, and the execution goes on with what is nearest
    Looked replay(ReplayToken token, @Nullable Consumer<Diverged> differs) {
        var looked = replay(token, differs, false);
        if (settings.expected().isEmpty() || isExpected(looked.failure())) {
            return looked;
        }
        var goneOn = replay(token, differs, true);
        return isExpected(goneOn.failure()) ? goneOn : looked;
    }

    private boolean isExpected(@Nullable Failure failure) {
        return settings.expected().stream().anyMatch(kind -> kind.isInstance(failure));
    }

    private Looked replay(ReplayToken token, @Nullable Consumer<Diverged> differs, boolean goesOnAfterFailure) {
        if (token.racing() != (settings.time() == TimeModel.RACING)) {
            throw new IllegalArgumentException("the replay token was made with time "
                    + (token.racing() ? TimeModel.RACING : TimeModel.IDLE) + ", but the explorer's is "
                    + settings.time()
                    + ": set the same");
        }
        var kinds = token.kinds();
        races.interleave(token.racy());
        races.turnOn();
        var recording = new Recording(scheduler);
        var nearest = differs == null
                ? null
                : new Nearest(token.choices(), kinds, token.checks(), label -> recording.check(label));
        var search = nearest == null ? new Replay(token.choices(), step -> kinds[step]) : nearest;
        HeldOutput.keep(scheduler);
        try {
            search.begin(0);
            var ending = scheduler.execute(
                    body,
                    search,
                    token.cut() && nearest == null ? token.choices().length : settings.maxSteps(),
                    goesOnAfterFailure,
                    Observers.of(recording, races.nextRecorded()));
            var verdict = Verdict.of(ending, scheduler, settings.leaks(), ticksAtMainsEnd.getAsInt());
            var evidence = evidence(recording, token.cut(), 1, search.description(), null);
            var first = nearest == null ? null : nearest.firstDifference();
            if (first != null && differs != null) {
                differs.accept(first);
            }
            int place = nearest == null ? firstDifference(token.checks(), recording.checks()) : -1;
            if (place >= 0) {
                var step = recording.schedule().steps().get(place);
                return new Looked(
                        Diagnosis.diverged(
                                place + 1,
                                Kinds.text(kinds[place]) + ", on another object or from another method",
                                "goroutine \"" + step.goroutine() + "\" to " + step.action(),
                                step.source() == null ? null : Places.text(step.source()),
                                scheduler.thrown(),
                                evidence),
                        scheduler.schedule().size());
            }
            var failure = verdict == Verdict.STEP_LIMIT && (!token.cut() || nearest != null)
                    ? null // it went on after the token's end, so what the token shows did not happen
                    : new Diagnosis(scheduler, recording, ending, races.race(), races.accesses(), evidence)
                            .failure(verdict);
            return new Looked(failure, scheduler.schedule().size());
        } catch (Diverged e) {
            return new Looked(
                    diverged(e, recording, 1, "replay"), scheduler.schedule().size());
        } finally {
            scheduler.unwind();
        }
    }

    /// The failure of a search that went another way than an earlier execution of it.
    Failure diverged(Diverged e, long execution, String strategy) {
        return Diagnosis.diverged(
                e.step(),
                e.expected(),
                e.found(),
                null,
                scheduler.thrown(),
                new Evidence("", Schedule.NONE, "", execution, strategy, settings.seed(), null));
    }

    private Failure diverged(Diverged e, Recording recording, long execution, String strategy) {
        return Diagnosis.diverged(
                e.step(),
                e.expected(),
                found(e, recording),
                null,
                scheduler.thrown(),
                evidence(recording, false, execution, strategy, null));
    }

    /// What was possible where a replay went no further, with names and places.
    private String found(Diverged e, Recording recording) {
        var found = new ArrayList<String>();
        for (var g : scheduler.leftOver()) {
            if (scheduler.schedule().couldHaveGoneOn(g.id())) {
                found.add(recording.upcoming(g.id()));
            }
        }
        return found.isEmpty() ? e.found() : String.join("\n    or ", found);
    }

    private static boolean isCut(Verdict verdict) {
        return verdict == Verdict.STEP_LIMIT || verdict == Verdict.STILL_TICKING;
    }

    private static int firstDifference(byte[] expected, List<Integer> found) {
        for (int i = 0; i < Math.min(expected.length, found.size()); i++) {
            if ((expected[i] & 0xff) != found.get(i)) {
                return i;
            }
        }
        return -1;
    }

    private Evidence evidence(
            Recording recording, boolean cut, long execution, String strategy, @Nullable Before before) {
        var checks = recording.checks();
        var bytes = new byte[checks.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) checks.get(i);
        }
        var token = new ReplayToken(
                settings.seed(),
                settings.time() == TimeModel.RACING,
                cut,
                races.racy(),
                scheduler.schedule().choices(),
                scheduler.schedule().kinds(),
                bytes);
        var schedule = recording.schedule(races.accesses());
        var isSmaller =
                before != null && (schedule.length() < before.steps() || schedule.switches() < before.switches());
        return new Evidence(
                token.text(),
                schedule,
                HeldOutput.take(scheduler),
                execution,
                strategy,
                settings.seed(),
                isSmaller ? before : null);
    }
}
