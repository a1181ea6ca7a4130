package dev.heddle.explore.happensbefore;

import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.MemoryMode;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Keeps a vector clock for each goroutine of an execution, moved on by the synchronisation that Go's memory model
/// names, and by nothing else:
///
/// - the `go` statement before the goroutine;
/// - a send before the completion of its receive; receive k from a channel of capacity C before the completion of
///   send k + C; both ways at an unbuffered channel; a close before a receive that finds the channel closed;
/// - an unlock before a later lock; a reader's unlock before a later writer's lock;
/// - `done` before a `wait` that it lets go; the end of a once's body before other calls return; `signal` and
///   `broadcast` before a wait that they wake;
/// - the setting of a timer before what the timer does;
/// - an operation of a [ObjectType#VARIABLE] that writes before a later one that reads, and before the end of a
///   wait for a condition that looks at it; so it is with volatile fields, atomics, futures and threads that end;
///   accesses of weaker modes order only what [MemoryMode] says;
/// - a permit's release before its acquisition, putting an element into a queue before taking one out;
/// - an operation of an object of the JDK that is safe to share before a later one on the same ([#passes]).
///
/// This is not the dependence of the exhaustive search, which orders more: two senders to one buffered channel are
/// dependent, yet neither send happens before the other.
///
/// @see <a href="https://go.dev/ref/mem">The Go memory model</a>
public final class HappensBefore {
    private final DeterministicScheduler scheduler;
    private VectorClock[] goroutines = new VectorClock[0];
    private @Nullable ObjectClocks[] objects = new ObjectClocks[16];
    private MemoryMode[] modes = new MemoryMode[0];
    private final VectorClock both = new VectorClock();

    /// What has been released through an object, for whoever acquires it.
    private static final class ObjectClocks {
        /// Unlocks of a writer, closes, completions, signals, writes, settings of a timer.
        final VectorClock released = new VectorClock();
        /// Unlocks of readers, for the next writer only.
        final VectorClock byReaders = new VectorClock();
        /// For each place of a channel's buffer, its last send and its last receive.
        final VectorClock[] sends;
        final VectorClock[] receives;

        ObjectClocks(int capacity) {
            sends = clocks(capacity);
            receives = clocks(capacity);
        }

        private static VectorClock[] clocks(int n) {
            var clocks = new VectorClock[n];
            Arrays.setAll(clocks, _ -> new VectorClock());
            return clocks;
        }
    }

    /// The clocks of this scheduler's executions.
    public HappensBefore(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// A new execution begins.
    public void reset() {
        for (var clock : goroutines) {
            clock.clear();
        }
        Arrays.fill(objects, null);
        Arrays.fill(modes, MemoryMode.VOLATILE);
    }

    /// What has happened before the next event of a goroutine.
    public VectorClock clock(int g) {
        if (g >= goroutines.length) {
            int known = goroutines.length;
            goroutines = Arrays.copyOf(goroutines, Math.max(g + 1, 2 * known));
            Arrays.setAll(goroutines, i -> i < known ? goroutines[i] : new VectorClock());
        }
        return goroutines[g];
    }

    /// A goroutine (`null`: a timer) has started another one.
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        if (by != null) {
            clock(child.id()).join(clock(by.id()));
            clock(by.id()).increment(by.id());
        } else {
            int timer = scheduler.identities().timerOf(child.id());
            clock(child.id()).join(object(timer).released);
        }
        clock(child.id()).increment(child.id());
    }

    /// A goroutine has come to a visible operation; the mode of a coming access is known from here on.
    public void pended(Goroutine g) {
        int id = g.id();
        if (id >= modes.length) {
            if (g.mode() == MemoryMode.VOLATILE) {
                return;
            }
            int known = modes.length;
            modes = Arrays.copyOf(modes, Math.max(id + 1, 2 * known));
            Arrays.fill(modes, known, modes.length, MemoryMode.VOLATILE);
        }
        modes[id] = g.mode();
    }

    /// The mode of the access that a goroutine makes, if it makes one.
    public MemoryMode mode(int g) {
        return g < modes.length ? modes[g] : MemoryMode.VOLATILE;
    }

    /// A transition was carried out.
    public void executed(long label, Labels footprint) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            return; // that time passes orders nothing
        }
        int partner = Label.partner(label);
        if (partner != Label.ALONE) {
            both.set(clock(g));
            both.join(clock(partner));
            clock(g).set(both);
            clock(partner).set(both);
            clock(g).increment(g);
            clock(partner).increment(partner);
            return;
        }
        for (int i = 0; i < footprint.size(); i++) {
            touch(g, footprint.get(i));
        }
        switch (scheduler.schedule().lastKind()) {
            case ARM -> armed(g, scheduler.model().pendingObject(g));
            case AWAIT -> awaited(g, scheduler.goroutine(g).peeked());
            default -> {}
        }
    }

    /// What the condition looked at was looked at by the goroutine that waited for it.
    private void awaited(int g, Labels peeked) {
        for (int i = 0; i < peeked.size(); i++) {
            int x = (int) peeked.get(i);
            if (orders(x)) {
                clock(g).join(object(x).released);
            }
        }
    }

    /// A goroutine uses an object that is no step, but orders: it acquires what those before it have released
    /// there, and releases what it has.
    public void passes(int g, VectorClock through) {
        clock(g).join(through);
        release(g, through);
    }

    private void armed(int g, int timer) {
        int target = scheduler.model().clock().target(timer);
        if (target >= 0 && scheduler.model().type(target) == ObjectType.CHANNEL) {
            object(target).released.set(clock(g)); // first: the release is the end of this epoch
        }
        release(g, object(timer).released);
    }

    private void touch(int g, long access) {
        int x = Access.object(access);
        var mode = Access.mode(access);
        if (scheduler.model().type(x) == null || scheduler.model().type(x) == ObjectType.TIMER) {
            return;
        }
        var clock = clock(g);
        switch (mode) {
            case LOCK, READ_LOCK, RECEIVE_CLOSED, WG_WAIT, COND_WOKEN -> clock.join(object(x).released);
            case WRITE_LOCK -> {
                clock.join(object(x).released);
                clock.join(object(x).byReaders);
            }
            case UNLOCK, WRITE_UNLOCK, WG_DOWN, COND_SIGNAL, CLOSE -> release(g, object(x).released);
            case READ_UNLOCK -> release(g, object(x).byReaders);
            case SEND -> {
                if (scheduler.model().type(x) == ObjectType.QUEUE) {
                    release(g, object(x).released);
                    return;
                }
                var clocks = object(x);
                int place = Access.index(access) % clocks.sends.length;
                clock.join(clocks.receives[place]);
                clocks.sends[place].set(clock);
                clock.increment(g);
            }
            case RECEIVE -> {
                if (scheduler.model().type(x) == ObjectType.QUEUE) {
                    clock.join(object(x).released);
                    return;
                }
                var clocks = object(x);
                int place = Access.index(access) % clocks.sends.length;
                // A timer's own sends are not events of a goroutine; what orders them is that it was set.
                clock.join(clocks.sends[place]);
                if (scheduler.model().isFedByTimer(x)) {
                    clock.join(clocks.released);
                }
                clocks.receives[place].set(clock);
                clock.increment(g);
            }
            case READ -> {
                if (orders(x) && mode(g).acquires()) {
                    clock.join(object(x).released);
                }
            }
            case WRITE -> {
                if (orders(x)) {
                    if (mode(g).acquires()) {
                        clock.join(object(x).released);
                    }
                    if (mode(g).releases()) {
                        release(g, object(x).released);
                    }
                }
            }
            case EXCLUSIVE -> {
                if (scheduler.model().type(x) == ObjectType.QUEUE) {
                    clock.join(object(x).released);
                }
            }
            case TRY_FAILED,
                    ANNOUNCE,
                    SEND_CLOSED,
                    DEFAULT,
                    DEFAULT_UNBUFFERED,
                    RENDEZVOUS,
                    WG_UP,
                    WG_NEGATIVE,
                    COND_ENQUEUE,
                    TICK -> {}
        }
    }

    /// Reading an open channel's length tells nothing; finding a channel closed does.
    private boolean orders(int x) {
        return switch (scheduler.model().type(x)) {
            case VARIABLE, ONCE, SEMAPHORE, BAG -> true;
            case CHANNEL -> scheduler.model().isClosed(x);
            case null, default -> false;
        };
    }

    private void release(int g, VectorClock into) {
        into.join(clock(g));
        clock(g).increment(g);
    }

    private ObjectClocks object(int x) {
        if (x >= objects.length) {
            objects = Arrays.copyOf(objects, Math.max(x + 1, 2 * objects.length));
        }
        var clocks = objects[x];
        if (clocks == null) {
            var isChannel = scheduler.model().type(x) == ObjectType.CHANNEL;
            clocks = new ObjectClocks(isChannel ? scheduler.model().capacity(x) : 0);
            objects[x] = clocks;
        }
        return clocks;
    }
}
