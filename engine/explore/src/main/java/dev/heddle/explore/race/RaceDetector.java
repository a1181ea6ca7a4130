package dev.heddle.explore.race;

import dev.heddle.explore.happensbefore.HappensBefore;
import dev.heddle.explore.happensbefore.VectorClock;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.MemoryMode;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;
import dev.heddle.probe.AccessOrders;
import dev.heddle.probe.Places;
import dev.heddle.probe.PlainCollections;
import dev.heddle.probe.RacyMemory;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.MemoryObserver;
import dev.heddle.scheduler.Observer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks for data races in one execution, and stops it at the first.
///
/// A race is reported only between accesses that happened, and only if Go's memory model orders them neither way,
/// so there are no false alarms. [FastTrack] decides; what it is asked about are the steps on shared variables, and
/// every access to plain memory that rewritten code makes between two steps.
public final class RaceDetector implements Observer, MemoryObserver {
    /// In place of an owner, for what the execution numbers itself: shared variables and wait groups.
    private static final Object NUMBERED = new Object();
    /// The "field" of the object 0 among those; the fields below mean something else.
    private static final int FIRST = Places.WHOLES + 1;

    private final DeterministicScheduler scheduler;
    private final HappensBefore happensBefore;
    private final FastTrack fastTrack;
    private final WaitGroups waitGroups;
    private final Leftovers leftovers;
    /// What views and iterators come from.
    private final Map<Object, Object> roots = new IdentityHashMap<>();
    /// What has been released through objects that order without being steps.
    private final Map<Object, VectorClock> orders = new IdentityHashMap<>();

    /// Which memory is not checked, because accesses to it are steps: what [Race#key] says.
    private Set<Integer> steps = Set.of();

    private boolean hasSteps;
    /// What has raced in this execution; `null` where the first race ends it.
    private @Nullable Set<Integer> racy;

    /// Whether any execution has accessed in [MemoryMode#PLAIN] what others access by steps, and whether this one is
    /// watched for what that races with.
    private boolean hasPlainModes;

    private boolean watchesModes;
    /// Whether this execution looks for objects that it was left.
    private boolean followsObjects;

    private @Nullable AccessLog log;
    private @Nullable Race race;
    /// See [#admitsQuietRace].
    private @Nullable Race quiet;

    /// A detector for the executions of this scheduler.
    ///
    /// @param leftovers told of accesses to what may outlive an execution
    public RaceDetector(DeterministicScheduler scheduler, Leftovers leftovers) {
        this.scheduler = scheduler;
        this.leftovers = leftovers;
        this.happensBefore = new HappensBefore(scheduler);
        this.fastTrack = new FastTrack(happensBefore);
        this.waitGroups = new WaitGroups(scheduler.model(), new Epochs(happensBefore));
    }

    /// Has accesses to some memory made steps, from the next execution on.
    ///
    /// @param racy what [Race#key] says of the memory
    public void interleave(Set<Integer> racy) {
        steps = Set.copyOf(racy);
        hasSteps = !steps.isEmpty();
    }

    /// Has executions go on after a race; see [#racy].
    public void goOn() {
        racy = new TreeSet<>();
    }

    /// The plain memory that has raced in this execution, as [Race#key] says. Empty if a race ends an execution.
    public Set<Integer> racy() {
        return racy == null ? Set.of() : Set.copyOf(racy);
    }

    /// Has accesses by steps checked against plain ones, from the next execution on.
    public void watchModes() {
        hasPlainModes = true;
    }

    /// Whether this execution has shown for the first time that there is something plain to check them against.
    public boolean hasMissedModes() {
        return hasPlainModes && !watchesModes;
    }

    /// A new execution begins.
    ///
    /// @param log where accesses to memory are written down, or `null`
    public void reset(@Nullable AccessLog log) {
        this.log = log;
        watchesModes = hasPlainModes;
        followsObjects = leftovers.followsObjects();
        happensBefore.reset();
        fastTrack.clear();
        waitGroups.clear();
        roots.clear();
        orders.clear();
        race = null;
        quiet = null;
        if (racy != null) {
            racy.clear();
        }
        happensBefore.clock(0).increment(0);
    }

    /// The race of this execution, or `null`.
    public @Nullable Race race() {
        return race;
    }

    /// The last accesses to the memory of the race by the two goroutines, in order, if there is a log.
    public List<AccessLog.Entry> accesses() {
        var found = race;
        if (found == null || log == null) {
            return List.of();
        }
        int cell = switch (found.memory()) {
            case Race.Numbered(var object) -> cell(object);
            case Race.Plain(var owner, var place, var index) ->
                fastTrack.cell(owner, place.field(), index, Places.UNKNOWN);
        };
        int first = found.first().goroutine();
        int second = found.second().goroutine();
        return log.of(cell).stream()
                .filter(entry -> entry.goroutine() == first || entry.goroutine() == second)
                .toList();
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        happensBefore.spawned(by, child);
        moved();
    }

    private void moved() {
        fastTrack.moved();
        waitGroups.moved();
    }

    @Override
    public void pended(Goroutine g) {
        leftovers.pended(g);
        happensBefore.pended(g);
        hasPlainModes |= g.mode() == MemoryMode.PLAIN;
        if (log != null) {
            log.settle();
        }
        if (race == null && scheduler.model().pending(g.id()) == OperationKind.WAIT) {
            int x = scheduler.model().pendingObject(g.id());
            if (log != null) {
                log.addPending(cell(x), g.id(), Race.How.WAIT);
            }
            var adder = waitGroups.waits(g.id(), x);
            if (adder >= 0) {
                foundInGroup(x, adder, Race.How.ADD, g.id(), Race.How.WAIT);
            }
        }
    }

    @Override
    public void executed(long label, Labels footprint) {
        int g = Label.goroutine(label);
        happensBefore.executed(label, footprint);
        moved();
        if (g == Label.CLOCK) {
            return;
        }
        for (int i = 0; i < footprint.size() && race == null; i++) {
            int x = Access.object(footprint.get(i));
            var mode = Access.mode(footprint.get(i));
            if (mode == Mode.WG_UP) {
                added(g, x);
            } else if (mode != Mode.TICK) {
                var type = scheduler.model().type(x);
                if (type == ObjectType.PLAIN_VARIABLE) {
                    accessed(g, x, mode == Mode.READ ? Race.How.READ : Race.How.WRITE);
                } else if (watchesModes && type == ObjectType.VARIABLE) {
                    accessed(g, x, how(mode == Mode.READ, happensBefore.mode(g) == MemoryMode.PLAIN));
                }
            }
        }
    }

    private void added(int g, int x) {
        if (log != null) {
            log.addStep(cell(x), g, Race.How.ADD);
        }
        var waiter = waitGroups.adds(g, x, (int) scheduler.model().pendingArgument(g));
        if (waiter >= 0) {
            foundInGroup(x, waiter, Race.How.WAIT, g, Race.How.ADD);
        }
    }

    private int cell(int x) {
        return fastTrack.cell(NUMBERED, FIRST + x, 0, x);
    }

    private static Race.How how(boolean isRead, boolean isPlain) {
        if (isPlain) {
            return isRead ? Race.How.READ : Race.How.WRITE;
        }
        return isRead ? Race.How.READ_ATOMIC : Race.How.WRITE_ATOMIC;
    }

    private void accessed(int g, int x, Race.How how) {
        if (log != null) {
            log.addStep(cell(x), g, how);
        }
        var isFine = switch (how) {
            case READ -> fastTrack.read(g, NUMBERED, FIRST + x, 0, x);
            case WRITE -> fastTrack.write(g, NUMBERED, FIRST + x, 0, x);
            case READ_ATOMIC -> fastTrack.readAtomic(g, NUMBERED, FIRST + x, 0, x);
            case WRITE_ATOMIC -> fastTrack.writeAtomic(g, NUMBERED, FIRST + x, 0, x);
            case ADD, WAIT -> true;
        };
        if (!isFine) {
            found(new Race.Numbered(x), g, how);
        }
    }

    private void foundInGroup(int x, int first, Race.How firstHow, int second, Race.How secondHow) {
        if (!waitGroups.isQuiet()) {
            found(new Race.Numbered(x), first, firstHow, second, secondHow);
        } else if (quiet == null && racy == null) {
            quiet = new Race(
                    new Race.Numbered(x), new Race.Access(first, firstHow), new Race.Access(second, secondHow));
        }
    }

    /// The execution has ended without a failure, so a race counts of which nothing came: one with a wait that
    /// waited for nobody. Says whether there is one.
    public boolean admitsQuietRace() {
        race = race == null ? quiet : race;
        return race != null;
    }

    private void found(Race.Memory memory, int g, Race.How how) {
        found(memory, Epochs.goroutine(fastTrack.other), fastTrack.otherHow, g, how);
    }

    private void found(Race.Memory memory, int first, Race.How firstHow, int second, Race.How secondHow) {
        if (racy != null) {
            return; // steps already, or nothing that could be one
        }
        race = new Race(memory, new Race.Access(first, firstHow), new Race.Access(second, secondHow));
        scheduler.stop();
    }

    // ---- plain memory ----

    @Override
    public void ended(Goroutine g) {
        if (log != null) {
            log.settle();
        }
    }

    @Override
    public void read(Goroutine g, Object owner, int index, int place) {
        if (mayOutlive(owner)) {
            leftovers.read(g, owner, index, place);
        }
        if (isStep(owner, index, place)) {
            RacyMemory.read(g, owner, index, place);
            return;
        }
        if (log != null) {
            note(g, Race.How.READ, owner, index, place);
        }
        if (!fastTrack.read(g.id(), owner, Places.field(place), index, place)) {
            found(g, Race.How.READ, owner, index, place);
        }
    }

    @Override
    public void write(Goroutine g, Object owner, int index, int place) {
        if (mayOutlive(owner)) {
            leftovers.write(g, owner, index, place);
        }
        if (isStep(owner, index, place)) {
            RacyMemory.write(g, owner, index, place);
            return;
        }
        if (log != null) {
            note(g, Race.How.WRITE, owner, index, place);
        }
        if (!fastTrack.write(g.id(), owner, Places.field(place), index, place)) {
            found(g, Race.How.WRITE, owner, index, place);
        }
    }

    @Override
    public void whole(Goroutine g, boolean isWrite, Object collection, int place) {
        var root = root(collection);
        switch (PlainCollections.sharing(root.getClass())) {
            case PLAIN, SYNCHRONIZED -> {
                if (isWrite || AccessOrders.isChangedByLooking(root, place)) {
                    write(g, root, 0, place);
                } else {
                    read(g, root, 0, place);
                }
            }
            case ORDERED -> access(g, How.ORDER, root, 0, place);
            case CONCURRENT, UNKNOWN -> {}
        }
    }

    @Override
    public void holder(Goroutine g, Object holder, int variable) {
        leftovers.holder(g, holder, variable);
    }

    private boolean mayOutlive(Object owner) {
        return followsObjects || owner instanceof Class<?>;
    }

    @Override
    public void access(Goroutine g, How how, Object owner, int index, int place) {
        if (mayOutlive(owner)) {
            leftovers.access(g, how, owner, index, place);
        }
        switch (how) {
            case READ_ATOMIC -> {
                if (log != null) {
                    note(g, Race.How.READ_ATOMIC, owner, index, place);
                }
                if (!fastTrack.readAtomic(g.id(), owner, Places.field(place), index, place)) {
                    found(g, Race.How.READ_ATOMIC, owner, index, place);
                }
            }
            case WRITE_ATOMIC -> {
                if (log != null) {
                    note(g, Race.How.WRITE_ATOMIC, owner, index, place);
                }
                if (!fastTrack.writeAtomic(g.id(), owner, Places.field(place), index, place)) {
                    found(g, Race.How.WRITE_ATOMIC, owner, index, place);
                }
            }
            case READ_STEP, WRITE_STEP -> {}
            case ORDER -> {
                happensBefore.passes(g.id(), orders.computeIfAbsent(root(owner), _ -> new VectorClock()));
                moved();
            }
        }
    }

    @Override
    public void derived(Object view, Object from) {
        // An iterator that code of the program passes on keeps what it comes from.
        if (view != from) {
            roots.putIfAbsent(view, root(from));
        }
    }

    private Object root(Object owner) {
        return roots.isEmpty() ? owner : roots.getOrDefault(owner, owner);
    }

    private boolean isStep(Object owner, int index, int place) {
        return hasSteps && steps.contains(Race.key(owner, Places.of(place), index));
    }

    private void note(Goroutine g, Race.How how, Object owner, int index, int place) {
        int cell = fastTrack.cell(owner, Places.field(place), index, place);
        if (log != null && cell >= 0) {
            log.add(cell, g.id(), how, owner, index, place);
        }
    }

    private void found(Goroutine g, Race.How how, Object owner, int index, int place) {
        if (racy != null) {
            racy.add(Race.key(owner, Places.of(place), index));
            return;
        }
        found(new Race.Plain(owner, Places.of(place), index), g.id(), how);
        scheduler.halt(g);
    }
}
