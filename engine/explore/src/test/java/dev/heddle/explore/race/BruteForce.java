package dev.heddle.explore.race;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.probe.Places;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.MemoryObserver;
import dev.heddle.scheduler.Observer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Happens-before as it is defined, the slow way: every event of an execution is a node, every rule of the memory
/// model an edge, and each access is compared with each earlier one.
final class BruteForce implements Observer, MemoryObserver {
    private final DeterministicScheduler scheduler;
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Event> last = new HashMap<>();
    private @Nullable Event found;

    /// One event, a step or an access, with all that happens before it.
    static final class Event {
        final int number;
        final int goroutine;
        final Map<Integer, Touch> touches = new HashMap<>();
        final BitSet before = new BitSet();

        @Nullable
        Object owner;

        int index;
        boolean isWrite;
        boolean isAtomic;

        Event(int number, int goroutine) {
            this.number = number;
            this.goroutine = goroutine;
        }

        boolean isAccess() {
            return owner != null;
        }

        boolean conflicts(Event other) {
            return other.owner == owner
                    && other.index == index
                    && (isWrite || other.isWrite)
                    && !(isAtomic && other.isAtomic);
        }
    }

    /// How a step touches an object, and which message it is.
    record Touch(Mode mode, int index) {}

    BruteForce(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// The access that is the first to race, or `null`.
    @Nullable
    Event found() {
        return found;
    }

    /// Everything that it races with at that moment.
    List<Event> foundWith() {
        var list = new ArrayList<Event>();
        if (found != null) {
            for (var e : events) {
                if (e != found && e.isAccess() && found.conflicts(e) && !found.before.get(e.number)) {
                    list.add(e);
                }
            }
        }
        return list;
    }

    int accesses() {
        return (int) events.stream().filter(Event::isAccess).count();
    }

    private Event event(int g) {
        var e = new Event(events.size(), g);
        var previous = last.put(g, e);
        events.add(e);
        if (previous != null) {
            edge(previous, e);
        }
        return e;
    }

    private static void edge(Event from, Event to) {
        to.before.set(from.number);
        to.before.or(from.before);
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        if (by != null) {
            edge(event(by.id()), event(child.id()));
        }
    }

    @Override
    public void executed(long label, Labels footprint) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            return;
        }
        var e = event(g);
        int partner = Label.partner(label);
        if (partner != Label.ALONE) {
            // One event of both.
            var other = last.put(partner, e);
            if (other != null) {
                edge(other, e);
            }
            return;
        }
        for (int i = 0; i < footprint.size(); i++) {
            long access = footprint.get(i);
            e.touches.put(Access.object(access), new Touch(Access.mode(access), Access.index(access)));
        }
        for (var earlier : events) {
            if (earlier != e
                    && earlier.touches.entrySet().stream()
                            .anyMatch(touch -> e.touches.containsKey(touch.getKey())
                                    && orders(
                                            scheduler.model(),
                                            touch.getKey(),
                                            touch.getValue(),
                                            e.touches.get(touch.getKey())))) {
                edge(earlier, e);
            }
        }
    }

    private static boolean orders(Model model, int x, Touch first, Touch second) {
        int capacity = model.capacity(x);
        return switch (first.mode) {
            case SEND -> second.mode == Mode.RECEIVE && second.index == first.index;
            case RECEIVE -> second.mode == Mode.SEND && second.index == first.index + capacity;
            case CLOSE -> second.mode == Mode.RECEIVE_CLOSED;
            case UNLOCK -> second.mode == Mode.LOCK;
            case WRITE_UNLOCK -> second.mode == Mode.WRITE_LOCK || second.mode == Mode.READ_LOCK;
            case READ_UNLOCK -> second.mode == Mode.WRITE_LOCK;
            case WG_DOWN -> second.mode == Mode.WG_WAIT;
            case COND_SIGNAL -> second.mode == Mode.COND_WOKEN;
            case WRITE ->
                (model.type(x) == ObjectType.ONCE || model.type(x) == ObjectType.VARIABLE)
                        && (second.mode == Mode.READ || second.mode == Mode.WRITE);
            default -> false;
        };
    }

    private void accessed(Goroutine g, Object owner, int index, boolean isWrite, boolean isAtomic) {
        var e = event(g.id());
        e.owner = owner;
        e.index = index;
        e.isWrite = isWrite;
        e.isAtomic = isAtomic;
        if (found != null) {
            return;
        }
        for (var earlier : events) {
            if (earlier != e && earlier.isAccess() && e.conflicts(earlier) && !e.before.get(earlier.number)) {
                found = e;
                return;
            }
        }
    }

    @Override
    public void read(Goroutine g, Object owner, int index, int place) {
        accessed(g, owner, Places.field(place) * 1000 + index, false, false);
    }

    @Override
    public void write(Goroutine g, Object owner, int index, int place) {
        accessed(g, owner, Places.field(place) * 1000 + index, true, false);
    }

    @Override
    public void whole(Goroutine g, boolean isWrite, Object collection, int place) {
        throw new IllegalStateException("not in the random programs");
    }

    @Override
    public void access(Goroutine g, How how, Object owner, int index, int place) {
        int location = Places.field(place) * 1000 + index;
        switch (how) {
            case READ_ATOMIC -> accessed(g, owner, location, false, true);
            case WRITE_ATOMIC -> accessed(g, owner, location, true, true);
            case ORDER -> throw new IllegalStateException("not in the random programs");
        }
    }

    @Override
    public void derived(Object view, Object from) {
        throw new IllegalStateException("not in the random programs");
    }
}
