package dev.heddle.explore;

import dev.heddle.GoPanic;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Evidence;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.race.AccessLog;
import dev.heddle.explore.race.Race;
import dev.heddle.explore.recording.Places;
import dev.heddle.explore.recording.Recording;
import dev.heddle.explore.schedule.Step;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import dev.heddle.scheduler.Goroutine;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a failure out of an execution that was recorded, while its goroutines still stand where they stopped.
final class Diagnosis {
    private static final String ALL_ASLEEP = "all goroutines are asleep - deadlock!";
    private static final int LAST_STEPS = 200;

    /// Why the same body can go another way.
    static final String OF_A_SEARCH = "\n  an edited body, static state, real time, real randomness or identity hash"
            + " codes can be the reason:\n  make everything that changes inside the body, and use Go.random and Time";

    /// What can be done if it is an edited body.
    static final String NEAREST = "\n  a body that was edited since the token was made can be run as near to it as"
            + " can be:\n  @GoTest(replay = ..., nearest = true)   or   -Dheddle.replay.nearest=true   or  "
            + " Explorer.replayNearest(token, body)";

    private final DeterministicScheduler scheduler;
    private final Recording recording;
    private final Sleepers sleepers;
    private final Ending ending;
    private final @Nullable Race race;
    private final List<AccessLog.Entry> accesses;
    private final Evidence evidence;

    Diagnosis(
            DeterministicScheduler scheduler,
            Recording recording,
            Ending ending,
            @Nullable Race race,
            List<AccessLog.Entry> accesses,
            Evidence evidence) {
        this.scheduler = scheduler;
        this.recording = recording;
        this.sleepers = new Sleepers(scheduler, recording);
        this.ending = ending;
        this.race = race;
        this.accesses = accesses;
        this.evidence = evidence;
    }

    /// The failure that a verdict stands for; `null` if it stands for none.
    @Nullable
    Failure failure(Verdict verdict) {
        return switch (verdict) {
            case DATA_RACE ->
                new RaceDiagnosis(recording.names(), accesses, evidence).failure(Objects.requireNonNull(race));
            case DEADLOCK -> deadlock();
            case NO_GOROUTINES ->
                new Deadlock("no goroutines (main called runtime.Goexit) - deadlock!", List.of(), List.of(), evidence);
            case LEAK -> leak("for ever");
            case STILL_TICKING -> leak("still ticking");
            case PANICKED -> {
                var thrown = Objects.requireNonNull(ending.thrown());
                yield new Panicked(thrownMessage(thrown, "panic: "), thrower(), thrown, evidence);
            }
            case ASSERTION_FAILED -> {
                var thrown = Objects.requireNonNull(ending.thrown());
                yield new AssertionFailed(thrownMessage(thrown, "assertion failed: "), thrower(), thrown, evidence);
            }
            case STEP_LIMIT -> stepLimit();
            case WAITS_OUTSIDE -> outside();
            case CLEAN, CUT -> null;
        };
    }

    private String thrower() {
        return recording
                .names()
                .goroutine(Objects.requireNonNull(ending.thrower()).id());
    }

    private String thrownMessage(Throwable thrown, String prefix) {
        // A panic with an exception in it, which is also what a checked one becomes, says less than the exception
        // does.
        var telling = thrown instanceof GoPanic panic && panic.value() instanceof Throwable inner ? inner : thrown;
        var text = telling.getMessage() == null ? telling.getClass().getName() : telling.getMessage();
        var type = telling.getClass().getPackageName().startsWith("dev.heddle") || telling instanceof AssertionError
                ? ""
                : telling.getClass().getName() + ": ";
        var own = telling.getMessage() == null ? text : type + text;
        var place = Places.firstOfTheProgram(thrown.getStackTrace());
        if (place == null) {
            place = Places.firstOfTheProgram(telling.getStackTrace());
        }
        return prefix + own + "\n  in goroutine \"" + thrower() + "\""
                + (place == null ? "" : "   at " + Places.text(place));
    }

    private Deadlock deadlock() {
        var asleep = sleepers.all();
        var cycle = WaitCycle.find(asleep);
        return new Deadlock(ALL_ASLEEP + Sleepers.lines(asleep) + WaitCycle.text(cycle), asleep, cycle, evidence);
    }

    private GoroutineLeak leak(String how) {
        var asleep = sleepers.all();
        asleep.removeIf(a -> daemons().contains(a.goroutine()));
        var cycle = WaitCycle.find(asleep);
        var names = asleep.stream().map(a -> "\"" + a.goroutine() + "\"").collect(Collectors.joining(", "));
        var many = asleep.size() == 1 ? "goroutine " + names + " is" : "goroutines " + names + " are";
        var what = how.equals("for ever")
                ? many + " blocked for ever after main has returned"
                : many + " still ticking after main has returned";
        return new GoroutineLeak(
                "goroutine leak: " + what + Sleepers.lines(asleep) + WaitCycle.text(cycle), asleep, cycle, evidence);
    }

    private Set<String> daemons() {
        return scheduler.leftOver().stream()
                .filter(Goroutine::isDaemon)
                .map(g -> recording.names().goroutine(g.id()))
                .collect(Collectors.toSet());
    }

    private StepLimit stepLimit() {
        var steps = evidence.schedule().steps();
        var spinning = steps.subList(Math.max(steps.size() / 2, steps.size() - LAST_STEPS), steps.size()).stream()
                .map(step -> step.goroutine())
                .distinct()
                .toList();
        var where = spinning.stream()
                .map(name -> "\n  goroutine \"" + name + "\" still made steps" + lastSource(name))
                .collect(Collectors.joining());
        return new StepLimit(
                "step limit: the program does not end within " + steps.size()
                        + " steps even under a fair schedule; wait with Go.awaitUntil instead of spinning, or raise maxSteps"
                        + where,
                spinning,
                evidence);
    }

    private String lastSource(String goroutine) {
        return evidence.schedule().steps().reversed().stream()
                .filter(step -> step.goroutine().equals(goroutine) && step.source() != null)
                .findFirst()
                .map(Step::source)
                .map(place -> "   at " + Places.text(place))
                .orElse("");
    }

    private Nondeterminism outside() {
        var lines = new StringBuilder();
        for (var g : scheduler.leftOver()) {
            if (scheduler.model().pending(g.id()) == OperationKind.OUTSIDE) {
                lines.append(Sleepers.line(sleepers.of(g), List.of()));
            }
        }
        return new Nondeterminism(
                "a goroutine waits outside the exploration: in code that the explorer cannot see, and has not come back for "
                        + "5 s; use Heddle's channels, locks and time in the explored body, or keep I/O out of it"
                        + lines,
                evidence.schedule().length(),
                "a visible operation",
                "a wait outside the exploration",
                evidence);
    }

    /// The failure for an execution that went another way than an earlier one.
    ///
    /// @param found   what there was now; several things that were possible stand on lines of their own
    /// @param thrown  what had left a goroutine by then, or `null`
    /// @param reasons what can be the reason
    static Nondeterminism diverged(
            int step, String expected, String found, @Nullable Throwable thrown, String reasons, Evidence evidence) {
        var where = "  step " + step + ": ";
        var indent = " ".repeat(where.length());
        var message = "nondeterminism: the body did something else under the same schedule\n"
                + where + "expected " + expected + "\n"
                + indent + "found    " + found.replace("\n", "\n" + indent + "or       ")
                + (thrown == null ? "" : "\n  a goroutine had ended with " + thrown)
                + reasons;
        return new Nondeterminism(message, step, expected, found, evidence);
    }
}
