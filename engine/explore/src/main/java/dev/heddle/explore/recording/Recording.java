package dev.heddle.explore.recording;

import dev.heddle.explore.race.AccessLog;
import dev.heddle.explore.schedule.MemoryAccess;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import dev.heddle.explore.schedule.Timeline;
import dev.heddle.explore.schedule.Timeline.Life;
import dev.heddle.explore.schedule.Timeline.Thing;
import dev.heddle.model.Alternatives;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes an execution down with everything on: names, places, values, who holds what. It is slow, and meant for
/// the one execution that a person will read.
public final class Recording implements Observer {
    private static final int OF_THE_CLOCK = 0xff;
    private static final Pattern LAMBDA_NUMBER = Pattern.compile("\\$[0-9]+$");

    private final DeterministicScheduler scheduler;
    private final Names names;
    private final Map<Integer, Pending> pending = new HashMap<>();
    private final Contents contents;
    private final Ledger ledger;
    private final Map<Integer, Life> lives = new LinkedHashMap<>();
    private final List<Thing> things = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> checks = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;
    private int lastRan = -1;

    /// What a goroutine was about to do when it came to its operation.
    private record Pending(
            OperationKind kind,
            int object,
            long argument,
            @Nullable Alternatives alternatives,
            Site site) {
        OperationKind kindOf(int alternative) {
            var kind = alternatives == null || alternative < 0 ? kind() : alternatives.kind(alternative);
            return kind == null ? kind() : kind;
        }

        int objectOf(int alternative) {
            return alternatives == null || alternative < 0 ? object() : alternatives.object(alternative);
        }
    }

    /// A recording of the next execution of this scheduler.
    public Recording(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
        this.names = new Names(scheduler);
        this.contents = new Contents(scheduler, names);
        this.ledger = new Ledger(scheduler, names);
        lives.put(Identities.MAIN, new Life("main", null, 0, -1, null, null));
    }

    /// What was written down.
    public Schedule schedule() {
        return schedule(List.of());
    }

    /// What was written down, with accesses to memory that are no steps.
    public Schedule schedule(List<AccessLog.Entry> accesses) {
        return new Schedule(
                steps,
                accesses.stream()
                        .filter(entry -> !entry.isStep())
                        .map(this::access)
                        .toList(),
                hash,
                new Timeline(livesNow(), things, ledger.moments()));
    }

    private MemoryAccess access(AccessLog.Entry entry) {
        return new MemoryAccess(
                entry.afterStep(),
                names.goroutine(entry.goroutine()),
                entry.how().text() + (entry.hasValue() ? " " + Values.text(entry.value()) : ""),
                element(entry.site()));
    }

    private List<Life> livesNow() {
        var list = new ArrayList<Life>();
        lives.forEach((g, life) -> {
            var kind = life.to() >= 0 ? null : scheduler.model().pending(g);
            list.add(
                    kind == null
                            ? life
                            : new Life(
                                    life.name(), life.startedAt(), life.from(), -1, intent(g, kind), element(site(g))));
        });
        return list;
    }

    /// What a goroutine was about to do.
    private String intent(int g, OperationKind kind) {
        var p = pending.get(g);
        if (p == null) {
            return kind.text();
        }
        var cases = p.alternatives();
        if (cases != null) {
            var list = new ArrayList<String>();
            for (int i = 0; i < cases.size(); i++) {
                var each = cases.kind(i);
                if (each != null) {
                    list.add(intent(g, each, i, cases.object(i)));
                }
            }
            return list.isEmpty() ? "select without a case that can be ready" : String.join(" or ", list);
        }
        return intent(g, kind, Label.PLAIN, p.object());
    }

    private String intent(int g, OperationKind kind, int alternative, int x) {
        return switch (kind) {
            case SEND -> "send " + Values.text(scheduler.goroutine(g).offered(alternative)) + " to " + names.object(x);
            case RECEIVE -> "receive from " + names.object(x);
            case WAIT -> "wait for " + names.object(x);
            case SLEEP -> "sleep";
            case AWAIT -> "wait for a condition";
            default -> kind.text() + (names.isKnown(x) ? " " + names.object(x) : "");
        };
    }

    /// For each step a number 0 to 255 by which a replay recognises it: what was done, to which object, in which
    /// method.
    public List<Integer> checks() {
        return checks;
    }

    /// The number of [#checks] that a transition would get if it were made now.
    public int check(long label) {
        int g = Label.goroutine(label);
        var p = pending.get(g);
        return g == Label.CLOCK || p == null ? OF_THE_CLOCK : check(p, Label.alternative(label));
    }

    /// What a goroutine is about to do, and where: `goroutine "main" to lock mutex "a"   at Pool.java:12`.
    public String upcoming(int g) {
        var p = pending.get(g);
        var who = "goroutine \"" + names.goroutine(g) + "\" to ";
        if (p == null) {
            return who + "run";
        }
        var on = p.object < 0 ? "" : " " + names.object(p.object);
        var where = element(p.site);
        return who + p.kind.text() + on + (where == null ? "" : "   at " + where);
    }

    /// The names that this recording gave.
    public Names names() {
        return names;
    }

    /// Where a goroutine is, or was last: the place of its pending operation.
    public Site site(int g) {
        var p = pending.get(g);
        return p == null ? Site.UNKNOWN : p.site;
    }

    /// Who holds a lock, in the order of taking.
    public List<Integer> holders(int object) {
        return contents.holders(object).stream().map(Contents.Held::goroutine).toList();
    }

    /// Where the first of the holders of a lock has taken it, or `null` if nobody holds it.
    public @Nullable StackTraceElement lockedAt(int object) {
        var holders = contents.holders(object);
        return holders.isEmpty() ? null : element(holders.getFirst().at());
    }

    /// How an object is now, or `null` if there is nothing to say.
    public @Nullable String state(int object) {
        return contents.state(object);
    }

    @Override
    public boolean wantsPlaces() {
        return true;
    }

    @Override
    public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
        var site = scheduler.madeAt(object);
        names.object(object, type, name, site);
        if (isShared(object)) {
            contents.set(object, variable(by.offered(Label.PLAIN)));
        }
        if (type != ObjectType.TIMER) {
            things.add(new Thing(
                    names.object(object),
                    Names.text(type),
                    element(site),
                    steps.size(),
                    contents.initial(object, type)));
        }
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        names.goroutine(child, by == null ? Site.UNKNOWN : Site.caller());
        lives.put(
                child.id(),
                new Life(names.goroutine(child.id()), names.startedAt(child.id()), steps.size(), -1, null, null));
        ledger.spawned(by, child);
    }

    @Override
    public void ended(Goroutine g) {
        lives.computeIfPresent(
                g.id(), (_, life) -> new Life(life.name(), life.startedAt(), life.from(), steps.size(), null, null));
    }

    @Override
    public void pended(Goroutine g) {
        ledger.pended(g);
        var model = scheduler.model();
        var kind = model.pending(g.id());
        if (kind == null) {
            return;
        }
        pending.put(
                g.id(),
                new Pending(
                        kind,
                        model.pendingObject(g.id()),
                        model.pendingArgument(g.id()),
                        model.pendingAlternatives(g.id()),
                        // Main is started by the explorer, from wherever that was called.
                        g.id() == Identities.MAIN && kind == OperationKind.START ? Site.UNKNOWN : Site.caller()));
    }

    @Override
    public void executed(long label, Labels footprint) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            var now = scheduler.model().clock().now();
            add(
                    "clock",
                    "time passes: " + Durations.text(now) + " since the start",
                    Site.UNKNOWN,
                    OF_THE_CLOCK,
                    null,
                    null,
                    null);
            ledger.executed(label, footprint, -1, OperationKind.NOW, contents);
            return;
        }
        var p = pending.get(g);
        if (p == null) {
            return;
        }
        int alternative = Label.alternative(label);
        int partner = Label.partner(label);
        var goroutine = names.goroutine(g);
        var check = check(p, alternative);
        if (partner == Label.ALONE) {
            add(goroutine, action(g, p, alternative), p.site, check, null, null, null);
        } else {
            var value = Values.text(scheduler.goroutine(g).offered(alternative));
            var channel = names.object(p.objectOf(alternative));
            var other = pending.get(partner);
            add(
                    goroutine,
                    "send " + value + " to " + channel,
                    p.site,
                    check,
                    names.goroutine(partner),
                    "receive " + value + " from " + channel,
                    other == null ? Site.UNKNOWN : other.site);
        }
        lastRan = g;
        ledger.executed(label, footprint, p.objectOf(alternative), p.kindOf(alternative), contents);
    }

    private void add(
            String goroutine,
            String action,
            Site source,
            int check,
            @Nullable String partner,
            @Nullable String partnerAction,
            @Nullable Site partnerSource) {
        var isSwitch = !steps.isEmpty() && lastRan >= 0 && wasInterrupted(goroutine);
        steps.add(new Step(
                steps.size() + 1,
                goroutine,
                action,
                element(source),
                partner,
                partnerAction,
                partnerSource == null ? null : element(partnerSource),
                isSwitch));
        checks.add(check);
        for (var part : new String[] {goroutine, action, partner == null ? "" : partner}) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
            }
        }
    }

    private boolean wasInterrupted(String goroutine) {
        return !goroutine.equals(names.goroutine(lastRan)) && scheduler.couldHaveGoneOn(lastRan);
    }

    private static @Nullable StackTraceElement element(Site site) {
        return site.equals(Site.UNKNOWN) ? null : site.element();
    }

    /// Whether it is a variable whose values are known; plain memory of the program that has become a step is not.
    private boolean isShared(int x) {
        return scheduler.model().type(x) == ObjectType.PLAIN_VARIABLE && scheduler.wording(x) == null;
    }

    private int check(Pending p, int alternative) {
        int h = p.kind.ordinal();
        h = h * 31 + (p.objectOf(alternative) < 0 ? 0 : names.ordinal(p.objectOf(alternative)));
        // Not the line, nor the compiler's number of a lambda: an edit elsewhere in the file must not spoil a
        // token.
        h = h * 31 + p.site.type().hashCode();
        h = h * 31 + LAMBDA_NUMBER.matcher(p.site.method()).replaceFirst("").hashCode();
        return (h ^ h >>> 8 ^ h >>> 16 ^ h >>> 24) & 0xff;
    }

    private static String variable(@Nullable Object value) {
        return value == null ? "null" : Values.text(value);
    }

    private String action(int g, Pending p, int alternative) {
        if (alternative == Label.OTHERWISE) {
            return "select: default";
        }
        var kind = p.kindOf(alternative);
        var x = p.objectOf(alternative);
        var result = scheduler.model().result(g);
        var on = x < 0 ? "" : " " + names.object(x);
        if (result == Result.INTERRUPTED && scheduler.model().pendingFlag(g) >= 0) {
            return "interrupted: " + kind.text() + on;
        }
        if (result == Result.TIMED_OUT && scheduler.model().pendingDeadline(g) >= 0) {
            return "time is over: " + kind.text() + on;
        }
        return switch (kind) {
            case START, YIELD, GOROUTINES, END_PROGRAM, OUTSIDE, RETURN, NOW -> kind.text();
            case CHOOSE -> "choose " + result + " of " + p.argument;
            case BEGIN_AWAIT -> "wait for a condition";
            case AWAIT -> "condition holds";
            case SEND -> {
                if (result == Result.CLOSED) {
                    yield "send on closed" + on;
                }
                var value = Values.text(scheduler.goroutine(g).offered(alternative));
                contents.add(x, value);
                yield "send " + value + " to" + on;
            }
            case RECEIVE -> {
                if (result == Result.CLOSED) {
                    yield "receive from closed" + on;
                }
                var value = contents.take(x);
                yield value == null ? "receive from" + on : "receive " + value + " from" + on;
            }
            case CLOSE -> (result == Result.CLOSED ? "close closed" : "close") + on;
            case CLOSE_ONCE -> (result == Result.YES ? "close" : "close again") + on;
            case LENGTH -> "look at" + on;
            case SELECT -> "select";
            case LOCK, READ_LOCK, WRITE_LOCK -> {
                contents.locked(x, g, p.site);
                yield kind.text() + on;
            }
            case TRY_LOCK, TRY_READ_LOCK, TRY_WRITE_LOCK -> {
                if (result == Result.YES) {
                    contents.locked(x, g, p.site);
                }
                yield kind.text() + on + (result == Result.YES ? ": got it" : ": held already");
            }
            case UNLOCK, READ_UNLOCK, WRITE_UNLOCK -> {
                contents.unlocked(x, g);
                yield kind.text() + on;
            }
            case WAIT -> "wait for" + on;
            case ANNOUNCE, ENQUEUE, COND_WAIT, SIGNAL, BROADCAST, COMPLETE -> kind.text() + on;
            case ADD -> (p.argument == -1 ? "done" : "add " + p.argument + " to") + on;
            case ENTER -> (result == Result.YES ? "enter" : "find done") + on;
            case READ -> kind.text() + on + (contents.get(x) == null ? "" : " = " + contents.get(x));
            case WRITE -> {
                if (!isShared(x)) {
                    yield kind.text() + on;
                }
                contents.set(x, variable(scheduler.goroutine(g).offered(alternative)));
                yield kind.text() + on + " = " + contents.get(x);
            }
            case UPDATE, COMPARE_AND_SET -> kind.text() + on;
            case ARM -> "set timer for " + Durations.text(p.argument);
            case DISARM -> "stop timer";
            case SLEEP -> "wake from sleep";
            case PASS -> "pass" + on;
            case PARK -> "take" + on;
            case ACQUIRE, RELEASE -> kind.text() + (p.argument == 1 ? "" : " " + p.argument + " of") + on;
            case TRY_ACQUIRE, TRY_PUT, TRY_TAKE, REMOVE ->
                kind.text() + on + (result == Result.YES ? ": done" : ": cannot");
            case OPEN, PUT, TAKE, COUNT_DOWN, INTERRUPT, RETRACT, DOWNGRADE -> kind.text() + on;
            case NOTIFY ->
                kind.text() + on + (alternative < 0 ? ": nobody waits" : ": \"" + names.goroutine(alternative) + '"');
        };
    }
}
