package dev.heddle.explore.recording;

import dev.heddle.explore.race.AccessLog;
import dev.heddle.explore.schedule.MemoryAccess;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes an execution down with everything on: names, places, values, who holds what. It is slow, and meant for
/// the one execution that a person will read.
public final class Recording implements Observer {
    private static final Pattern LAMBDA_NUMBER = Pattern.compile("\\$[0-9]+$");

    private final DeterministicScheduler scheduler;
    private final Names names;
    private final Map<Integer, Pending> pending = new HashMap<>();
    private final Map<Integer, Contents> contents = new HashMap<>();
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

    /// What the steps so far have left in an object: the values of a channel, the holders of a lock.
    private record Contents(List<String> values, List<Integer> holders) {
        Contents() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /// A recording of the next execution of this scheduler.
    public Recording(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
        this.names = new Names(scheduler);
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
                hash);
    }

    private MemoryAccess access(AccessLog.Entry entry) {
        return new MemoryAccess(
                entry.afterStep(),
                names.goroutine(entry.goroutine()),
                entry.how().text() + (entry.hasValue() ? " " + Values.text(entry.value()) : ""),
                element(entry.site()));
    }

    /// For each step a number 0 to 255 by which a replay recognises it: what was done, to which object, in which
    /// method.
    public List<Integer> checks() {
        return checks;
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
    public Collection<Integer> holders(int object) {
        return contents(object).holders;
    }

    @Override
    public boolean wantsPlaces() {
        return true;
    }

    @Override
    public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
        contents.put(object, new Contents());
        names.object(object, type, name, scheduler.madeAt(object));
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        names.goroutine(child, by == null ? Site.UNKNOWN : Site.caller());
    }

    @Override
    public void pended(Goroutine g) {
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
                    0xff,
                    null,
                    null,
                    null);
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

    private int check(Pending p, int alternative) {
        int h = p.kind.ordinal();
        h = h * 31 + (p.objectOf(alternative) < 0 ? 0 : names.ordinal(p.objectOf(alternative)));
        // Not the line, nor the compiler's number of a lambda: an edit elsewhere in the file must not spoil a
        // token.
        h = h * 31 + p.site.type().hashCode();
        h = h * 31 + LAMBDA_NUMBER.matcher(p.site.method()).replaceFirst("").hashCode();
        return (h ^ h >>> 8 ^ h >>> 16 ^ h >>> 24) & 0xff;
    }

    private Contents contents(int object) {
        return contents.computeIfAbsent(object, _ -> new Contents());
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
                contents(x).values.add(value);
                yield "send " + value + " to" + on;
            }
            case RECEIVE -> {
                if (result == Result.CLOSED) {
                    yield "receive from closed" + on;
                }
                var values = contents(x).values;
                yield values.isEmpty() ? "receive from" + on : "receive " + values.removeFirst() + " from" + on;
            }
            case CLOSE -> (result == Result.CLOSED ? "close closed" : "close") + on;
            case CLOSE_ONCE -> (result == Result.YES ? "close" : "close again") + on;
            case LENGTH -> "look at" + on;
            case SELECT -> "select";
            case LOCK, READ_LOCK, WRITE_LOCK -> {
                contents(x).holders.add(g);
                yield kind.text() + on;
            }
            case TRY_LOCK, TRY_READ_LOCK, TRY_WRITE_LOCK -> {
                if (result == Result.YES) {
                    contents(x).holders.add(g);
                }
                yield kind.text() + on + (result == Result.YES ? ": got it" : ": held already");
            }
            case UNLOCK, READ_UNLOCK, WRITE_UNLOCK -> {
                var holders = contents(x).holders;
                if (!holders.remove(/* element */ (Integer) g) && !holders.isEmpty()) {
                    holders.removeFirst(); // unlocked by another goroutine, which Go allows
                }
                yield kind.text() + on;
            }
            case ANNOUNCE, WAIT, ENQUEUE, COND_WAIT, SIGNAL, BROADCAST, COMPLETE -> kind.text() + on;
            case ADD -> (p.argument == -1 ? "done" : "add " + p.argument + " to") + on;
            case ENTER -> (result == Result.YES ? "enter" : "find done") + on;
            case READ, WRITE, UPDATE, COMPARE_AND_SET -> kind.text() + on;
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
