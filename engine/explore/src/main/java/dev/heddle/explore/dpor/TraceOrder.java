package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import java.util.Arrays;

/// Which events of an execution come in the same order in every execution of its trace: the transitive closure of
/// dependence (the happens-before of Abdulla et al., POPL 2014), kept as a vector clock per event (Mattern, 1989).
///
/// This is not the happens-before of the memory model: two sends to one channel are ordered here, not there.
///
/// An event costs O(goroutines) for each mode in which its objects were touched before, since the clocks of all
/// accesses of one mode are kept joined.
final class TraceOrder {
    private static final int NONE = -1;
    private static final int SEND = Mode.SEND.ordinal();
    private static final int RECEIVE = Mode.RECEIVE.ordinal();

    private final Dependence dependence;
    private final Footprints footprints;

    /// How many entries a clock has: one per goroutine, by order of starting, and one for the clock's own events.
    private int width;
    private int[] clocks = new int[1024];
    /// Of the goroutine of each event (the sender of a rendezvous).
    private int[] slot = new int[64];
    private int[] position = new int[64];

    private int[] slotOfGoroutine = new int[16];
    private int[] count = new int[16];
    private int lastOfClock;
    private int lastTick;

    // Per object, a list of modes in which it was touched; per mode, the joined clocks of the accesses.
    private int[] modesOf = new int[64];
    private int[] touched = new int[64];
    private int touchedCount;
    private int[] mode = new int[64];
    private int[] nextMode = new int[64];
    private int[] lastOrdinal = new int[64];
    private int[] joined = new int[1024];
    private int modes;

    // The events of each ordinal, latest first, for sends and receives.
    private int[] ordinalEvent = new int[64];
    private int[] ordinal = new int[64];
    private int[] earlierOrdinal = new int[64];
    private int ordinals;

    TraceOrder(Dependence dependence, Footprints footprints) {
        this.dependence = dependence;
        this.footprints = footprints;
        Arrays.fill(modesOf, NONE);
    }

    /// Orders the events of an execution.
    void compute(Trace trace) {
        prepare(trace);
        for (int event = 0; event < trace.length(); event++) {
            int at = event * width;
            Arrays.fill(clocks, at, at + width, 0);
            long label = trace.label(event);
            long footprint = trace.footprint(event);
            int own = joinGoroutine(trace, event, label, at);
            if (footprint == Footprints.TICK) {
                System.arraycopy(count, 0, clocks, at, width);
            } else {
                joinAccesses(footprint, at);
                if (lastTick != NONE) {
                    join(clocks, lastTick * width, at);
                }
            }
            clocks[at + own] = ++count[own];
            slot[event] = own;
            position[event] = count[own];
            int partner = Label.partner(label);
            if (partner != Label.ALONE) {
                int other = slotOfGoroutine[partner];
                clocks[at + other] = ++count[other];
            }
            if (footprint == Footprints.TICK) {
                lastTick = event;
            } else {
                remember(footprint, event, at);
            }
        }
    }

    /// Whether an event comes before a later one in every execution of the trace.
    boolean isBefore(int event, int later) {
        return clocks[later * width + slot[event]] >= position[event];
    }

    private void prepare(Trace trace) {
        for (int i = 0; i < touchedCount; i++) {
            modesOf[touched[i]] = NONE;
        }
        touchedCount = 0;
        modes = 0;
        ordinals = 0;
        lastOfClock = NONE;
        lastTick = NONE;
        width = 1;
        var operations = trace.operations;
        for (int op = 0; op < operations.size(); op++) {
            if (operations.isFirst(op)) {
                int g = operations.goroutine(op);
                if (g >= slotOfGoroutine.length) {
                    slotOfGoroutine = Arrays.copyOf(slotOfGoroutine, Math.max(g + 1, 2 * slotOfGoroutine.length));
                }
                slotOfGoroutine[g] = width++;
            }
        }
        count = count.length < width ? new int[2 * width] : count;
        Arrays.fill(count, 0, width, 0);
        int events = trace.length();
        if (clocks.length < events * width) {
            clocks = new int[2 * events * width];
        }
        if (slot.length < events) {
            slot = new int[2 * events];
            position = new int[2 * events];
        }
    }

    /// What came before in the goroutines of an event, or had to come before they existed.
    private int joinGoroutine(Trace trace, int event, long label, int at) {
        if (Label.goroutine(label) == Label.CLOCK) {
            joinEvent(lastOfClock, at);
            lastOfClock = event;
            return 0;
        }
        joinEvent(trace.operations.after(trace.operation(event)), at);
        if (Label.partner(label) != Label.ALONE) {
            joinEvent(trace.operations.after(trace.partnerOperation(event)), at);
        }
        return slotOfGoroutine[Label.goroutine(label)];
    }

    private void joinEvent(int event, int at) {
        if (event >= 0) {
            join(clocks, event * width, at);
        }
    }

    private void joinAccesses(long footprint, int at) {
        for (int i = 0; i < footprints.size(footprint); i++) {
            long access = footprints.get(footprint, i);
            int x = index(access);
            int own = (int) access & 0xff;
            for (int m = x < modesOf.length ? modesOf[x] : NONE; m != NONE; m = nextMode[m]) {
                if (Dependence.modesConflict(own, mode[m])) {
                    if (!dependence.countsCommute(own, mode[m], Access.object(access))) {
                        join(joined, m * width, at);
                    }
                } else if (own == SEND && mode[m] == RECEIVE || own == RECEIVE && mode[m] == SEND) {
                    joinCounterpart(access, m, at);
                }
            }
        }
    }

    /// A receive depends on the send of its value, a send on the receive that made its place free. Neither is
    /// further back than the channel's capacity.
    private void joinCounterpart(long access, int m, int at) {
        int wanted = Access.index(access) - (mode[m] == RECEIVE ? dependence.parameter(Access.object(access)) : 0);
        for (int o = lastOrdinal[m]; o != NONE && ordinal[o] >= wanted; o = earlierOrdinal[o]) {
            if (ordinal[o] == wanted) {
                joinEvent(ordinalEvent[o], at);
                return;
            }
        }
    }

    private void remember(long footprint, int event, int at) {
        for (int i = 0; i < footprints.size(footprint); i++) {
            long access = footprints.get(footprint, i);
            int own = (int) access & 0xff;
            int m = find(index(access), own);
            join(clocks, at, joined, m * width);
            if (own == SEND || own == RECEIVE) {
                rememberOrdinal(m, Access.index(access), event);
            }
        }
    }

    private void rememberOrdinal(int m, int index, int event) {
        if (ordinals == ordinal.length) {
            ordinal = Arrays.copyOf(ordinal, 2 * ordinals);
            ordinalEvent = Arrays.copyOf(ordinalEvent, 2 * ordinals);
            earlierOrdinal = Arrays.copyOf(earlierOrdinal, 2 * ordinals);
        }
        ordinal[ordinals] = index;
        ordinalEvent[ordinals] = event;
        earlierOrdinal[ordinals] = lastOrdinal[m];
        lastOrdinal[m] = ordinals++;
    }

    /// Objects are numbered from 0, save for one that stands for the clock and has the highest number there can be.
    private static int index(long access) {
        return Access.object(access) + 1 & Access.LAST_OBJECT;
    }

    private int find(int x, int own) {
        if (x >= modesOf.length) {
            int known = modesOf.length;
            modesOf = Arrays.copyOf(modesOf, Math.max(x + 1, 2 * known));
            Arrays.fill(modesOf, known, modesOf.length, NONE);
        }
        for (int m = modesOf[x]; m != NONE; m = nextMode[m]) {
            if (mode[m] == own) {
                return m;
            }
        }
        if (modes == mode.length) {
            mode = Arrays.copyOf(mode, 2 * modes);
            nextMode = Arrays.copyOf(nextMode, 2 * modes);
            lastOrdinal = Arrays.copyOf(lastOrdinal, 2 * modes);
        }
        if (joined.length < (modes + 1) * width) {
            joined = Arrays.copyOf(joined, 2 * (modes + 1) * width);
        }
        if (modesOf[x] == NONE) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = x;
        }
        Arrays.fill(joined, modes * width, (modes + 1) * width, 0);
        mode[modes] = own;
        nextMode[modes] = modesOf[x];
        lastOrdinal[modes] = NONE;
        modesOf[x] = modes;
        return modes++;
    }

    private void join(int[] from, int at, int into) {
        join(from, at, clocks, into);
    }

    private void join(int[] from, int at, int[] to, int into) {
        for (int i = 0; i < width; i++) {
            if (from[at + i] > to[into + i]) {
                to[into + i] = from[at + i];
            }
        }
    }
}
