package dev.heddle.explore.race;

import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.probe.Place;
import dev.heddle.probe.Places;
import dev.heddle.probe.PlainCollections;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.MemoryObserver;
import dev.heddle.scheduler.Observer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What executions leave in memory for those that come after them: in a static field that one writes and a later
/// one reads, or in an object that outlives an execution because a static field, or the body itself, refers to it.
///
/// Something is left over if the first access of an execution to a location reads, an earlier execution has
/// written it, and the value is another than before anybody did. So what the program puts back, or writes before
/// it reads, is no leftover.
///
/// Static fields are looked at in all executions, which costs other memory nothing. An object is told from those
/// that the execution has made by having been there in the one before, so objects are followed in the first few
/// executions, and only the first ones of each.
public final class Leftovers implements Observer, MemoryObserver {
    private static final int FOLLOWED_EXECUTIONS = 8;
    private static final int FOLLOWED_LOCATIONS = 1_000;

    private final DeterministicScheduler scheduler;
    /// By field, see [Places#field].
    private @Nullable Location[] statics = new Location[64];
    /// What the last execution has come to and this one may find again; the locations by what [#key] says.
    private final Map<Object, Map<Integer, Location>> objects = new IdentityHashMap<>();
    /// Those whose accesses are steps, by the variables that stand for them in this execution.
    private final Map<Integer, Location> byVariable = new HashMap<>();

    private final Set<Location> found = new LinkedHashSet<>();
    private int execution;
    private int followed;

    /// What is known of one location.
    private static final class Location {
        final Object owner;
        final int index;
        final Place place;
        /// What was there before any execution wrote.
        final Content before;
        /// The last execution that accessed it, and the last that wrote it; 0 for none.
        int accessed;
        int written;
        /// How many executions have written it.
        int writers;
        /// How many steps had been made when this execution first read it, or -1.
        int readAt;
        /// Whether a write has come otherwise than at once after the read of what was there before.
        boolean hasDetached;

        /// The last write: whose it was, and where.
        @Nullable
        Goroutine writer;

        int writePlace;

        @Nullable
        Site writeSite;

        /// What was found, and what it held then.
        @Nullable
        Leftover leftover;

        @Nullable
        Content content;

        Location(Object owner, int index, Place place, Content before) {
            this.owner = owner;
            this.index = index;
            this.place = place;
            this.before = before;
        }

        /// Whether it is as good as a constant: one execution has looked, found nothing there, and put a value
        /// there before anything else could happen.
        boolean isLazyConstant() {
            return place.kind() != Place.Kind.WHOLE
                    && writers == 1
                    && !hasDetached
                    && content != null
                    && content.isConstant()
                    && !content.isFlag();
        }
    }

    /// What the executions of this scheduler leave.
    public Leftovers(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// A new execution begins.
    public void begin() {
        execution++;
        followed = 0;
        byVariable.clear();
        if (followsObjects()) {
            int last = execution - 1;
            objects.values().removeIf(known -> known.values().stream().allMatch(at -> at.accessed < last));
        } else {
            objects.clear();
        }
    }

    /// Whether it looks at anything but static fields in this execution.
    public boolean followsObjects() {
        return execution <= FOLLOWED_EXECUTIONS;
    }

    /// What was found, in order.
    public List<Leftover> found() {
        return found.stream()
                .filter(at -> !at.isLazyConstant())
                .map(at -> at.leftover)
                .distinct()
                .toList();
    }

    // ---- accesses ----

    @Override
    public void read(Goroutine g, Object owner, int index, int place) {
        var at = location(owner, index, place);
        if (at != null && at.accessed != execution) {
            reads(at, g, place, Content.of(owner, index, at.place));
        }
    }

    @Override
    public void write(Goroutine g, Object owner, int index, int place) {
        var at = location(owner, index, place);
        if (at == null) {
            return;
        }
        if (at.accessed != execution) {
            // What a method does to a collection depends on what is in it, of all but one.
            if (at.place.kind() == Place.Kind.WHOLE
                    && !Places.of(place).member().equals("clear")) {
                reads(at, g, place, Content.of(owner, index, at.place));
            } else {
                at.accessed = execution;
                at.readAt = -1;
            }
        }
        writes(at, g, place);
    }

    @Override
    public void whole(Goroutine g, boolean isWrite, Object collection, int place) {
        switch (PlainCollections.sharing(collection.getClass())) {
            case PLAIN, SYNCHRONIZED -> {
                if (isWrite) {
                    write(g, collection, 0, place);
                } else {
                    read(g, collection, 0, place);
                }
            }
            case ORDERED -> access(g, How.ORDER, collection, 0, place);
            case CONCURRENT, UNKNOWN -> {}
        }
    }

    @Override
    public void access(Goroutine g, How how, Object owner, int index, int place) {
        switch (how) {
            case READ_ATOMIC, READ_STEP -> read(g, owner, index, place);
            case WRITE_ATOMIC, WRITE_STEP -> write(g, owner, index, place);
            case ORDER -> {
                // Whether it writes is of no matter: what is in it decides.
                if (followsObjects()) {
                    write(g, owner, 0, place);
                }
            }
        }
    }

    @Override
    public void derived(Object view, Object from) {}

    @Override
    public void holder(Goroutine g, Object holder, int variable) {
        if (!followsObjects()) {
            return;
        }
        var known = objects.computeIfAbsent(holder, _ -> new HashMap<>());
        byVariable.put(
                variable,
                known.computeIfAbsent(
                        0, _ -> new Location(holder, 0, Places.of(Places.UNKNOWN), Content.ofHolder(holder))));
    }

    @Override
    public void pended(Goroutine g) {
        if (byVariable.isEmpty()) {
            return;
        }
        var at = byVariable.get(scheduler.model().pendingObject(g.id()));
        if (at == null) {
            return;
        }
        var kind = scheduler.model().pending(g.id());
        if (at.accessed != execution && kind != OperationKind.WRITE) {
            reads(at, g, Places.UNKNOWN, Content.ofHolder(at.owner));
        }
        at.accessed = execution;
        if (kind != OperationKind.READ) {
            writes(at, g, Places.UNKNOWN);
        }
    }

    private void reads(Location at, Goroutine g, int place, Content content) {
        at.accessed = execution;
        at.readAt = scheduler.schedule().size();
        var writer = at.writer;
        if (writer != null && at.leftover == null && !content.isSame(at.before)) {
            at.content = content;
            var write = new Leftover.Access(name(writer), site(at.writePlace, at.writeSite));
            at.leftover = new Leftover(text(at), write, new Leftover.Access(name(g), site(place, caller(place))));
            found.add(at);
        }
    }

    private void writes(Location at, Goroutine g, int place) {
        at.hasDetached |= at.readAt != scheduler.schedule().size();
        if (at.written != execution) {
            at.written = execution;
            at.writers++;
        }
        if (at.leftover == null) {
            at.writer = g;
            at.writePlace = place;
            at.writeSite = caller(place);
        }
    }

    /// Stand-ins of methods do not know where they are called; only objects are accessed by them.
    private static @Nullable Site caller(int place) {
        return place == Places.UNKNOWN ? Site.caller() : null;
    }

    private static Site site(int place, @Nullable Site caller) {
        return caller == null ? Places.of(place).site() : caller;
    }

    private String name(Goroutine g) {
        var name = g.name();
        return name == null ? scheduler.identities().path(g.id()) : name;
    }

    private @Nullable Location location(Object owner, int index, int place) {
        if (owner instanceof Class<?> type) {
            int field = Places.field(place);
            if (field >= statics.length) {
                statics = Arrays.copyOf(statics, Math.max(field + 1, 2 * statics.length));
            }
            var known = statics[field];
            // With isolation each execution has classes of its own, of the same names.
            if (known == null || known.owner != type) {
                known = new Location(owner, 0, Places.of(place), Content.of(owner, 0, Places.of(place)));
                statics[field] = known;
            }
            return known;
        }
        if (!followsObjects()) {
            return null;
        }
        var known = objects.get(owner);
        int key = key(index, place);
        var at = known == null ? null : known.get(key);
        if (at == null && followed < FOLLOWED_LOCATIONS) {
            followed++;
            at = new Location(owner, index, Places.of(place), Content.of(owner, index, Places.of(place)));
            objects.computeIfAbsent(owner, _ -> new HashMap<>()).put(key, at);
        }
        return at;
    }

    private static int key(int index, int place) {
        int field = Places.field(place);
        return field == Places.ELEMENTS ? ~index : field;
    }

    private static String text(Location at) {
        return switch (at.place.kind()) {
            case STATIC -> "static field " + at.place.simpleClassName() + "." + at.place.member();
            case FIELD -> at.place.simpleClassName() + "." + at.place.member() + " of " + object(at.owner);
            case ELEMENT -> "element " + at.index + " of " + object(at.owner);
            case WHOLE -> object(at.owner);
        };
    }

    private static String object(Object owner) {
        var type = owner.getClass().getSimpleName();
        return Content.staticFieldWith(owner)
                .map(field -> "static field " + field)
                .orElse("a " + (type.isEmpty() ? Content.simpleName(owner.getClass()) : type)
                        + " that was made outside of the executions");
    }
}
