package dev.heddle.explore.recording;

import dev.heddle.explore.race.AccessLog;
import dev.heddle.explore.schedule.MemoryAccess;
import dev.heddle.explore.schedule.Schedule;
import dev.heddle.explore.schedule.Step;
import dev.heddle.explore.schedule.Timeline;
import dev.heddle.explore.schedule.Timeline.Life;
import dev.heddle.explore.schedule.Timeline.Thing;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes an execution down with everything on: names, places, values, who holds what. It is slow, and meant for
/// the one execution that a person will read.
public final class Recording implements Observer {
    private static final int NO_PLACE = dev.heddle.probe.Places.UNKNOWN;

    private static final String THREAD_JOIN = "Thread.join";

    private final DeterministicScheduler scheduler;
    private final Names names;
    private final Map<Integer, Pending> pending = new HashMap<>();
    private final Contents contents;
    private final StepTexts texts;
    private final Checks numbers;
    private final Ledger ledger;
    private final Map<Integer, Life> lives = new LinkedHashMap<>();
    private final List<Thing> things = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> checks = new ArrayList<>();
    private final List<Legend.Line> legend = new ArrayList<>();
    /// What stands for a thread of the program that has been started, and the goroutine that runs it.
    private final Map<Integer, Integer> threads = new HashMap<>();
    private long hash = 0xcbf29ce484222325L;
    private int lastRan = -1;
    private int lastCreated = -1;

    /// A recording of the next execution of this scheduler.
    public Recording(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
        this.names = new Names(scheduler);
        this.contents = new Contents(scheduler, names);
        this.texts = new StepTexts(scheduler, names, contents);
        this.numbers = new Checks(names);
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
                entry.afterStep(), names.goroutine(entry.goroutine()), action(entry), element(entry.site()));
    }

    private static String action(AccessLog.Entry entry) {
        var memory = entry.memory();
        return entry.how().text()
                + (memory == null ? "" : " " + memory.text())
                + (entry.hasValue() ? " = " + Values.text(entry.value()) : "");
    }

    private List<Life> livesNow() {
        var list = new ArrayList<Life>();
        lives.forEach((g, life) -> list.add(life.to() >= 0 ? life : lifeNow(g, life)));
        return list;
    }

    private Life lifeNow(int g, Life life) {
        var kind = scheduler.model().pending(g);
        if (kind == null) {
            return life;
        }
        var p = pending.get(g);
        var intent = p == null ? kind.text() : texts.intent(g, kind, p);
        return new Life(life.name(), life.startedAt(), life.from(), -1, intent, element(site(g)));
    }

    /// For each step a number 0 to 255 by which a replay recognises it: what was done, to which object, in which
    /// method.
    public List<Integer> checks() {
        return checks;
    }

    /// The number of [#checks] that a transition would get if it were made now.
    int check(long label) {
        var p = pending.get(Label.goroutine(label));
        return p == null ? Checks.OF_THE_CLOCK : numbers.of(p, Label.alternative(label));
    }

    /// The number that the first version of tokens has for it.
    int checkOfTheFirstVersion(long label) {
        var p = pending.get(Label.goroutine(label));
        return p == null ? Checks.OF_THE_CLOCK : numbers.ofTheFirstVersion(p, Label.alternative(label));
    }

    /// For each step who made it, what it was and where.
    public Legend legend() {
        return new Legend(legend);
    }

    /// What is possible, and where, a line for each.
    String upcoming(Labels enabled) {
        var all = new LinkedHashSet<String>();
        for (int i = 0; i < enabled.size(); i++) {
            all.add(upcoming(enabled.get(i)));
        }
        return String.join("\n", all);
    }

    /// What a transition that is possible would be.
    String upcoming(long label) {
        int g = Label.goroutine(label);
        return g == Label.CLOCK ? Legend.Line.CLOCK.text() : upcoming(g, false);
    }

    /// What a goroutine is about to do, and where: `goroutine "main" to lock mutex "a"   at Pool.java:12`.
    ///
    /// @param waits whether it cannot yet
    String upcoming(int g, boolean waits) {
        var p = pending.get(g);
        var who = "goroutine \"" + names.goroutine(g) + "\" to " + (p == null ? "run" : texts.operation(p))
                + (waits ? ", which has to wait" : "");
        var where = p == null ? null : element(p.site());
        return where == null ? who : who + "   at " + Places.text(where);
    }

    /// The names that this recording gave.
    public Names names() {
        return names;
    }

    /// Where a goroutine is, or was last: the place of its pending operation.
    public Site site(int g) {
        var p = pending.get(g);
        return p == null ? Site.UNKNOWN : p.site();
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

    /// The goroutine that runs a thread for whose end one can wait; -1 if the object is none.
    public int runs(int object) {
        return threads.getOrDefault(object, -1);
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
        var site = scheduler.objects().madeAt(object);
        names.object(object, type, name, site);
        lastCreated = object;
        if (texts.isShared(object)) {
            contents.set(object, StepTexts.variable(by.offered(Label.PLAIN)));
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
        var wording = scheduler.objects().wording(lastCreated);
        if (by != null && wording != null && wording.waits().equals(THREAD_JOIN)) {
            threads.putIfAbsent(lastCreated, child.id()); // a thread is made just before its goroutine
        }
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
                        call(g, kind)));
    }

    private static Site.Call call(Goroutine g, OperationKind kind) {
        if (g.id() == Identities.MAIN && kind == OperationKind.START) {
            return Site.Call.UNKNOWN; // main is started by the explorer, from wherever that was called
        }
        if (g.place() != NO_PLACE) {
            var place = dev.heddle.probe.Places.of(g.place());
            return new Site.Call(place.site(), place.member());
        }
        return Site.call();
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
                    Checks.OF_THE_CLOCK,
                    null,
                    null,
                    null,
                    false);
            legend.add(Legend.Line.CLOCK);
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
        var check = numbers.of(p, alternative);
        if (partner == Label.ALONE) {
            add(
                    goroutine,
                    texts.action(g, p, alternative),
                    p.site(),
                    check,
                    null,
                    null,
                    null,
                    texts.isInside(p, alternative));
        } else {
            var value = Values.text(scheduler.goroutine(g).offered(alternative));
            var channel = names.object(p.objectOf(alternative));
            var other = pending.get(partner);
            add(
                    goroutine,
                    "send " + value + " to " + channel,
                    p.site(),
                    check,
                    names.goroutine(partner),
                    "receive " + value + " from " + channel,
                    other == null ? Site.UNKNOWN : other.site(),
                    false);
        }
        lastRan = g;
        var place = p.site().equals(Site.UNKNOWN) ? "" : p.site().file();
        legend.add(new Legend.Line(
                goroutine, texts.operation(p, alternative), place, p.site().line()));
        ledger.executed(label, footprint, p.objectOf(alternative), p.kindOf(alternative), contents);
    }

    private void add(
            String goroutine,
            String action,
            Site source,
            int check,
            @Nullable String partner,
            @Nullable String partnerAction,
            @Nullable Site partnerSource,
            boolean isInside) {
        var isSwitch = !steps.isEmpty() && lastRan >= 0 && wasInterrupted(goroutine);
        steps.add(new Step(
                steps.size() + 1,
                goroutine,
                action,
                element(source),
                partner,
                partnerAction,
                partnerSource == null ? null : element(partnerSource),
                isSwitch,
                isInside));
        checks.add(check);
        for (var part : new String[] {goroutine, action, partner == null ? "" : partner}) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
            }
        }
    }

    private boolean wasInterrupted(String goroutine) {
        return !goroutine.equals(names.goroutine(lastRan))
                && scheduler.schedule().couldHaveGoneOn(lastRan);
    }

    private static @Nullable StackTraceElement element(Site site) {
        return site.equals(Site.UNKNOWN) ? null : site.element();
    }
}
