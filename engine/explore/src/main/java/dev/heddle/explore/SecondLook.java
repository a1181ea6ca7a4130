package dev.heddle.explore;

import dev.heddle.explore.failure.Before;
import dev.heddle.explore.failure.Evidence;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.recording.Conditions;
import dev.heddle.explore.recording.NamedSteps;
import dev.heddle.explore.recording.Recording;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.recording.TokenSteps;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.shrink.Shrinker;
import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Expected;
import dev.heddle.explore.strategy.Nearest;
import dev.heddle.explore.strategy.Replay;
import dev.heddle.explore.strategy.RoundRobin;
import dev.heddle.explore.strategy.Search;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.DeterministicScheduler;
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
    private final boolean rewritten;

    /// @param rewritten whether the classes of the body are rewritten
    SecondLook(
            Settings settings,
            DeterministicScheduler scheduler,
            Body body,
            RaceWatch races,
            IntSupplier ticksAtMainsEnd,
            boolean rewritten) {
        this.settings = settings;
        this.scheduler = scheduler;
        this.body = body;
        this.races = races;
        this.ticksAtMainsEnd = ticksAtMainsEnd;
        this.rewritten = rewritten;
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
            var verdict = races.verdict(ending, settings.leaks(), ticksAtMainsEnd.getAsInt());
            return verdict == retake.verdict()
                    && Fingerprint.of(verdict, ending, scheduler, races.race()) == retake.fingerprint();
        } finally {
            scheduler.unwind();
        }
    }

    /// The failure of an execution of the search, by its own schedule.
    @Nullable
    Failure record(Retake retake) {
        var recording = new Recording(scheduler);
        var search = new Replay(new NamedSteps(Expected.of(retake.choices(), retake.kinds()), recording));
        // A schedule that was shrunk fails if it is stopped at the failure, where the search stops there too; what
        // the others do after that would only be in the way.
        var goesOn = retake.before() == null ? settings.goesOnAfterFailure() : !settings.stopAtFailure();
        HeldOutput.keep(scheduler);
        try {
            search.begin(0);
            // The step limit must bite where it did; beyond the known steps there is nothing to do.
            var ending = scheduler.execute(
                    body, search, settings.maxSteps(), goesOn, Observers.of(recording, races.nextRecorded()));
            var verdict = races.verdict(ending, settings.leaks(), ticksAtMainsEnd.getAsInt());
            var evidence =
                    evidence(recording, isCut(verdict), goesOn, retake.execution(), retake.strategy(), retake.before());
            if (verdict != retake.verdict()) {
                return Diagnosis.diverged(
                        recording.schedule().length(),
                        "the execution to end with " + retake.verdict(),
                        verdict.toString(),
                        scheduler.thrown(),
                        Diagnosis.OF_A_SEARCH,
                        evidence);
            }
            return new Diagnosis(scheduler, recording, ending, races.race(), races.accesses(), evidence)
                    .failure(verdict);
        } catch (Diverged e) {
            return Diagnosis.diverged(
                    e.step(),
                    e.expected(),
                    e.found(),
                    scheduler.thrown(),
                    Diagnosis.OF_A_SEARCH,
                    evidence(recording, false, goesOn, retake.execution(), retake.strategy(), null));
        } finally {
            scheduler.unwind();
        }
    }

    /// Whether the fair schedule reaches the step limit too: then that is the failure, else `null`.
    ///
    /// @param execution the number of the execution that has reached it
    /// @param strategy  what chose its schedule
    @Nullable
    Failure fair(long execution, String strategy) {
        var search = new RoundRobin();
        var recording = new Recording(scheduler);
        HeldOutput.keep(scheduler);
        try {
            search.begin(0);
            var ending = scheduler.execute(
                    body, search, settings.maxSteps(), false, Observers.of(recording, races.nextRecorded()));
            var verdict = races.verdict(ending, settings.leaks(), ticksAtMainsEnd.getAsInt());
            var how = strategy + ", and then " + search.description();
            var evidence = evidence(recording, isCut(verdict), false, execution, how, null);
            return new Diagnosis(scheduler, recording, ending, races.race(), races.accesses(), evidence)
                    .failure(verdict);
        } finally {
            scheduler.unwind();
        }
    }

    /// The one execution that a token stands for.
    ///
    /// @param differs what to do where the body does something else: if it is not `null`, it is told of the first
    ///                such step, and the execution goes on with what is nearest
    Looked replay(ReplayToken token, @Nullable Consumer<Diverged> differs) {
        var conditions = token.conditions();
        if (conditions != null) {
            return replay(token, differs, conditions.goesOnAfterFailure());
        }
        // A token of the first version does not say whether the execution went on after a failure. A search that
        // expects a kind of failure did, so where another one comes first, the execution goes on here too.
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
        races.interleave(token.racy());
        races.turnOn();
        var recording = new Recording(scheduler);
        var steps = new TokenSteps(token, recording);
        var nearest = differs == null ? null : new Nearest(steps);
        var search = nearest == null ? new Replay(steps) : nearest;
        HeldOutput.keep(scheduler);
        try {
            search.begin(0);
            var ending = scheduler.execute(
                    body,
                    search,
                    token.cut() && nearest == null ? token.choices().length : settings.maxSteps(),
                    goesOnAfterFailure,
                    Observers.of(recording, races.nextRecorded()));
            var verdict = races.verdict(ending, settings.leaks(), ticksAtMainsEnd.getAsInt());
            var evidence = evidence(recording, token.cut(), goesOnAfterFailure, 1, search.description(), null);
            var first = nearest == null ? null : nearest.firstDifference();
            if (first != null && differs != null) {
                differs.accept(first);
            }
            var failure = verdict == Verdict.STEP_LIMIT && (!token.cut() || nearest != null)
                    ? null // it went on after the token's end, so what the token shows did not happen
                    : new Diagnosis(scheduler, recording, ending, races.race(), races.accesses(), evidence)
                            .failure(verdict);
            return new Looked(failure, scheduler.schedule().size());
        } catch (Diverged e) {
            var evidence = evidence(recording, false, goesOnAfterFailure, 1, search.description(), null);
            return new Looked(
                    Diagnosis.diverged(
                            e.step(),
                            e.expected(),
                            e.found(),
                            scheduler.thrown(),
                            ofAToken(token),
                            evidence.by(token.text())),
                    scheduler.schedule().size());
        } finally {
            scheduler.unwind();
        }
    }

    /// What can be the reason for a replay to go another way, and what can be done.
    private String ofAToken(ReplayToken token) {
        var conditions = token.conditions();
        var reason = conditions == null || conditions.rewritten() == rewritten
                ? ""
                : "\n  the classes were " + (rewritten ? "not rewritten" : "rewritten")
                        + " when the token was made, and now they are" + (rewritten ? "" : " not")
                        + ": heddle.instrument, heddle.instrument.exclude\n  and the Java agent decide that";
        return reason + Diagnosis.OF_A_SEARCH + Diagnosis.NEAREST;
    }

    /// The failure of a search that went another way than an earlier execution of it.
    Failure diverged(Diverged e, long execution, String strategy) {
        return Diagnosis.diverged(
                e.step(),
                e.expected(),
                e.found(),
                scheduler.thrown(),
                Diagnosis.OF_A_SEARCH,
                new Evidence("", Schedule.NONE, "", execution, strategy, settings.seed(), null));
    }

    private static boolean isCut(Verdict verdict) {
        return verdict == Verdict.STEP_LIMIT || verdict == Verdict.STILL_TICKING;
    }

    private Evidence evidence(
            Recording recording,
            boolean cut,
            boolean goesOn,
            long execution,
            String strategy,
            @Nullable Before before) {
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
                bytes,
                recording.legend(),
                new Conditions(goesOn, settings.onRace(), rewritten),
                null);
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
