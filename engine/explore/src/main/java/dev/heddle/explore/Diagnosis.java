package dev.heddle.explore;

import dev.heddle.GoPanic;
import dev.heddle.explore.failure.Asleep;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
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
import dev.heddle.model.Alternatives;
import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.operation.WaitReason;
import dev.heddle.operation.Wording;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import dev.heddle.scheduler.Goroutine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes a failure out of an execution that was recorded, while its goroutines still stand where they stopped.
final class Diagnosis {
    private static final String ALL_ASLEEP = "all goroutines are asleep - deadlock!";
    private static final int LAST_STEPS = 200;

    private final DeterministicScheduler scheduler;
    private final Recording recording;
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
        this.ending = ending;
        this.race = race;
        this.accesses = accesses;
        this.evidence = evidence;
    }

    /// The failure that a verdict stands for; `null` if it stands for none.
    @Nullable
    Failure failure(Verdict verdict) {
        return switch (verdict) {
            case DATA_RACE -> dataRace(Objects.requireNonNull(race));
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
        var place = firstOfTheProgram(thrown.getStackTrace());
        if (place == null) {
            place = firstOfTheProgram(telling.getStackTrace());
        }
        return prefix + own + "\n  in goroutine \"" + thrower() + "\""
                + (place == null ? "" : "   at " + Places.text(place));
    }

    private DataRace dataRace(Race found) {
        var variable = switch (found.memory()) {
            case Race.Numbered(var object) -> recording.names().object(object);
            case Race.Plain plain -> plain.text();
        };
        var madeAt = found.memory() instanceof Race.Numbered(var object)
                ? recording.names().madeAt(object)
                : null;
        var first = touch(found.first());
        var second = touch(found.second());
        var message = "data race on " + variable
                + line(first)
                + line(second)
                + "\n  nothing orders them: neither happens before the other"
                + (madeAt == null ? "" : "\n    " + variable + " made at " + Places.text(madeAt));
        return new DataRace(message, variable, first, second, evidence);
    }

    private DataRace.Touch touch(Race.Access access) {
        return new DataRace.Touch(
                recording.names().goroutine(access.goroutine()),
                access.how().text(),
                accesses.reversed().stream()
                        .filter(e -> e.goroutine() == access.goroutine() && e.how() == access.how())
                        .findFirst()
                        .map(this::source)
                        .orElse(null),
                recording.names().startedAt(access.goroutine()));
    }

    private @Nullable StackTraceElement source(AccessLog.Entry access) {
        if (access.isStep()) {
            return evidence.schedule().steps().get(access.afterStep() - 1).source();
        }
        return access.site().equals(Site.UNKNOWN) ? null : access.site().element();
    }

    private static String line(DataRace.Touch touch) {
        return "\n  " + String.format("%-5s", touch.what()) + "  by goroutine \"" + touch.goroutine()
                + "\""
                + (touch.at() == null ? "" : "   at " + Places.text(touch.at()))
                + (touch.startedAt() == null ? "" : "\n    started at " + Places.text(touch.startedAt()));
    }

    private Deadlock deadlock() {
        var asleep = asleep();
        var cycle = cycle(asleep);
        return new Deadlock(ALL_ASLEEP + lines(asleep) + line(cycle), asleep, cycle, evidence);
    }

    private GoroutineLeak leak(String how) {
        var asleep = asleep();
        asleep.removeIf(a -> daemons().contains(a.goroutine()));
        var cycle = cycle(asleep);
        var names = asleep.stream().map(a -> "\"" + a.goroutine() + "\"").collect(Collectors.joining(", "));
        var many = asleep.size() == 1 ? "goroutine " + names + " is" : "goroutines " + names + " are";
        var what = how.equals("for ever")
                ? many + " blocked for ever after main has returned"
                : many + " still ticking after main has returned";
        return new GoroutineLeak("goroutine leak: " + what + lines(asleep) + line(cycle), asleep, cycle, evidence);
    }

    private static String line(List<String> cycle) {
        return switch (cycle.size()) {
            case 0 -> "";
            case 1 -> "\n  \"" + cycle.getFirst() + "\" waits for itself";
            default ->
                "\n  they wait for each other: "
                        + cycle.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" -> "))
                        + " -> \"" + cycle.getFirst() + "\"";
        };
    }

    private static String lines(List<Asleep> asleep) {
        return asleep.stream().map(a -> line(a, asleep)).collect(Collectors.joining());
    }

    private static String line(Asleep a, List<Asleep> asleep) {
        var text = new StringBuilder("\n  goroutine \"" + a.goroutine() + "\" [" + a.reason() + "]");
        if (a.object() != null) {
            text.append(' ').append(a.object());
        }
        if (!a.heldBy().isEmpty()) {
            text.append(isBehindWriter(a, asleep) ? ", behind the waiting writer " : ", held by ")
                    .append(a.heldBy().stream().map(h -> "\"" + h + "\"").collect(Collectors.joining(", ")));
        }
        if (a.at() != null) {
            text.append("   at ").append(Places.text(a.at()));
        }
        if (a.startedAt() != null) {
            text.append("\n    started at ").append(Places.text(a.startedAt()));
        }
        if (a.madeAt() != null) {
            text.append("\n    ").append(a.object()).append(" made at ").append(Places.text(a.madeAt()));
        }
        return text.toString();
    }

    /// Whether somebody waits to read because somebody else waits to write.
    private static boolean isBehindWriter(Asleep a, List<Asleep> asleep) {
        return a.reason().equals(WaitReason.RW_READ_LOCK.text())
                && asleep.stream()
                        .anyMatch(b -> b.reason().equals(WaitReason.RW_LOCK.text())
                                && Objects.equals(a.object(), b.object())
                                && a.heldBy().equals(List.of(b.goroutine())));
    }

    private List<Asleep> asleep() {
        var list = new ArrayList<Asleep>();
        for (var g : scheduler.leftOver()) {
            list.add(asleep(g));
        }
        return list;
    }

    private Set<String> daemons() {
        return scheduler.leftOver().stream()
                .filter(Goroutine::isDaemon)
                .map(g -> recording.names().goroutine(g.id()))
                .collect(Collectors.toSet());
    }

    private Asleep asleep(Goroutine g) {
        var model = scheduler.model();
        var names = recording.names();
        var kind = model.pending(g.id());
        int x = kind == null ? Model.NIL : model.pendingObject(g.id());
        var alternatives = model.pendingAlternatives(g.id());
        var isTimer = kind == OperationKind.SLEEP || kind == OperationKind.ARM;
        var object = alternatives != null
                ? objects(alternatives)
                : x == Model.NIL || isTimer || kind == OperationKind.START ? null : names.object(x);
        var holders = new LinkedHashSet<String>();
        if (object != null && alternatives == null && waitsForHolder(kind)) {
            int writer = kind == OperationKind.READ_LOCK ? waitingWriter(x) : -1;
            if (writer >= 0) {
                holders.add(names.goroutine(writer)); // readers that are in already keep nobody out who reads
            } else {
                recording.holders(x).forEach(h -> holders.add(names.goroutine(h)));
            }
            if (holders.isEmpty() && model.holder(x) >= 0) {
                holders.add(names.goroutine(model.holder(x)));
            }
        }
        return new Asleep(
                names.goroutine(g.id()),
                model.isSpinning(g.id())
                        ? WaitReason.SPIN.text()
                        : inJava(kind, x) ? javaReason(kind, x) : reason(kind, x, alternatives),
                object,
                at(g, kind),
                object == null || alternatives != null ? null : names.madeAt(x),
                names.startedAt(g.id()),
                List.copyOf(holders));
    }

    /// Who has announced that it will write and waits for the readers to leave, or -1.
    private int waitingWriter(int x) {
        var model = scheduler.model();
        for (int i = 0; i < model.liveCount(); i++) {
            int g = model.live(i);
            if (model.pending(g) == OperationKind.WRITE_LOCK && model.pendingObject(g) == x) {
                return g;
            }
        }
        return -1;
    }

    private static boolean waitsForHolder(@Nullable OperationKind kind) {
        return kind == OperationKind.LOCK
                || kind == OperationKind.READ_LOCK
                || kind == OperationKind.ANNOUNCE
                || kind == OperationKind.WRITE_LOCK
                || kind == OperationKind.ENTER;
    }

    private @Nullable StackTraceElement at(Goroutine g, @Nullable OperationKind kind) {
        if (kind == OperationKind.OUTSIDE && g.thread() != null) {
            return firstOfTheProgram(g.thread().getStackTrace());
        }
        var site = recording.site(g.id());
        return site.equals(Site.UNKNOWN) ? null : site.element();
    }

    private static @Nullable StackTraceElement firstOfTheProgram(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(e -> !Site.isOfTheLibrary(e.getClassName()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String objects(Alternatives cases) {
        var list = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            var kind = cases.kind(i);
            if (kind != null) {
                list.add(kind.text()
                        + (kind == OperationKind.SEND ? " to " : " from ")
                        + recording.names().object(cases.object(i)));
            }
        }
        return list.isEmpty() ? null : String.join(" or ", list);
    }

    private boolean inJava(@Nullable OperationKind kind, int x) {
        return kind != null && kind != OperationKind.SLEEP && scheduler.wording(x) != null;
    }

    /// In the words of what the program calls.
    private String javaReason(@Nullable OperationKind kind, int x) {
        var wording = Objects.requireNonNull(scheduler.wording(x));
        return switch (kind) {
            case READ_LOCK -> isStamped(wording) ? "StampedLock.readLock" : "ReadLock.lock";
            case ANNOUNCE, WRITE_LOCK -> isStamped(wording) ? "StampedLock.writeLock" : "WriteLock.lock";
            case PUT -> wording.what() + ".put";
            case TAKE -> wording.what() + ".take";
            case null, default -> wording.waits();
        };
    }

    private static boolean isStamped(Wording wording) {
        return wording.what().equals("StampedLock");
    }

    private static String reason(@Nullable OperationKind kind, int x, @Nullable Alternatives alternatives) {
        if (kind == null) {
            return WaitReason.RUNNABLE.text();
        }
        if (kind == OperationKind.SEND && x == Model.NIL) {
            return WaitReason.CHAN_SEND_NIL.text();
        }
        if (kind == OperationKind.RECEIVE && x == Model.NIL) {
            return WaitReason.CHAN_RECEIVE_NIL.text();
        }
        if (alternatives != null && alternatives.size() == 0) {
            return WaitReason.SELECT_NO_CASES.text();
        }
        return kind.waitReason().text();
    }

    /// A ring of goroutines each of which waits for what the next one holds; empty if there is none.
    private static List<String> cycle(List<Asleep> asleep) {
        for (var start : asleep) {
            var path = new ArrayList<String>();
            var found = ring(start.goroutine(), asleep, path);
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    private static @Nullable List<String> ring(String name, List<Asleep> asleep, List<String> path) {
        int before = path.indexOf(name);
        if (before >= 0) {
            return List.copyOf(path.subList(before, path.size()));
        }
        path.add(name);
        for (var a : asleep) {
            if (!a.goroutine().equals(name)) {
                continue;
            }
            for (var holder : a.heldBy()) {
                var found = ring(holder, asleep, path);
                if (found != null) {
                    return found;
                }
            }
        }
        path.removeLast();
        return null;
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
                lines.append(line(asleep(g), List.of()));
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

    /// The failure for a replay that went another way.
    ///
    /// @param where  the place of what was found, or `null`
    /// @param thrown what had left a goroutine by then, or `null`
    static Nondeterminism diverged(
            int step,
            String expected,
            String found,
            @Nullable String where,
            @Nullable Throwable thrown,
            Evidence evidence) {
        var message = new StringBuilder("nondeterminism: the body did something else under the same schedule\n  step ")
                .append(step)
                .append(": expected ")
                .append(expected)
                .append(", found ")
                .append(found);
        if (where != null) {
            message.append("   at ").append(where);
        }
        if (thrown != null) {
            message.append("\n  a goroutine had ended with ").append(thrown);
        }
        message.append("\n  an edited body, static state, real time, real randomness or identity hash codes can be the")
                .append(" reason:\n  make everything that changes inside the body, and use Go.random and Time");
        return new Nondeterminism(message.toString(), step, expected, found, evidence);
    }
}
