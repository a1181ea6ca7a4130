package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Alternatives;
import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;

/// Which events of an execution can be in a race at all: a cheap look at what the other goroutines come to
/// afterwards, done or not, that spares most events the dear one.
final class Relevance {
    private static final int NOBODY = -1;
    /// An event has at most two goroutines, so of those that come to an object three say whether there is another.
    private static final int MOST = 3;

    private final Trace trace;
    private final Footprints footprints;
    private final Model model;

    private boolean[] relevant = new boolean[64];
    private boolean[] ofTime = new boolean[64];
    private boolean[] done = new boolean[64];
    /// For each object, up to [#MOST] goroutines that come to it later.
    private int[] goroutines = new int[64 * MOST];
    private int[] touched = new int[64];
    private int touchedCount;
    /// Up to [#MOST] goroutines that come to an operation later that depends on everything.
    private final int[] everything = new int[MOST];

    /// @param model the state of the execution, for the types of its objects
    Relevance(Trace trace, Footprints footprints, Model model) {
        this.trace = trace;
        this.footprints = footprints;
        this.model = model;
        Arrays.fill(goroutines, NOBODY);
    }

    void compute() {
        forget();
        int events = trace.length();
        if (relevant.length < events) {
            relevant = new boolean[2 * events];
            ofTime = new boolean[2 * events];
        }
        addAllNotDone(events);
        for (int event = events - 1; event >= 0; event--) {
            long footprint = trace.footprint(event);
            ofTime[event] = model.clock().isRacing() && footprint != Footprints.TICK && touchesTime(footprint);
            relevant[event] = computeFor(event);
            if (trace.operation(event) != Operations.NONE) {
                add(trace.operation(event));
            }
            if (trace.partnerOperation(event) != Operations.NONE) {
                add(trace.partnerOperation(event));
            }
        }
    }

    /// What is still pending at the end, or was when its goroutine was ended by another.
    private void addAllNotDone(int events) {
        int operations = trace.operations.size();
        if (done.length < operations) {
            done = new boolean[2 * operations];
        }
        Arrays.fill(done, 0, operations, false);
        for (int event = 0; event < events; event++) {
            if (trace.operation(event) != Operations.NONE) {
                done[trace.operation(event)] = true;
            }
            if (trace.partnerOperation(event) != Operations.NONE) {
                done[trace.partnerOperation(event)] = true;
            }
        }
        for (int op = 0; op < operations; op++) {
            if (!done[op]) {
                add(op);
            }
        }
    }

    boolean isRelevant(int event) {
        return relevant[event];
    }

    /// Whether an early firing of some timer can depend on an event.
    boolean isOfTime(int event) {
        return ofTime[event];
    }

    /// All that a firing touches is the clock, timers, and channels that timers send to.
    private boolean touchesTime(long footprint) {
        for (int i = 0; i < footprints.size(footprint); i++) {
            int x = Access.object(footprints.get(footprint, i));
            if (x == Access.LAST_OBJECT || model.type(x) == ObjectType.TIMER || model.isFedByTimer(x)) {
                return true;
            }
        }
        return false;
    }

    private boolean computeFor(int event) {
        long footprint = trace.footprint(event);
        int g = Label.goroutine(trace.label(event));
        int partner = Label.partner(trace.label(event));
        if (footprint == Footprints.TICK) {
            return g != Label.CLOCK || model.clock().isRacing(); // a tick comes when nothing else can happen
        }
        if (hasAlternatives(event) || isThereAnother(everything, 0, g, partner)) {
            return true;
        }
        if (ofTime[event]) {
            return true; // a timer may come between
        }
        for (int i = 0; i < footprints.size(footprint); i++) {
            int x = index(Access.object(footprints.get(footprint, i)));
            if (x * MOST < goroutines.length && isThereAnother(goroutines, x * MOST, g, partner)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the goroutine of an event could have gone on in another way.
    private boolean hasAlternatives(int event) {
        int op = trace.operation(event);
        return op != Operations.NONE
                && (Label.partner(trace.label(event)) != Label.ALONE
                        || trace.operations.kind(op) == OperationKind.SELECT
                        || trace.operations.kind(op) == OperationKind.NOTIFY
                        || trace.operations.kind(op) == OperationKind.CHOOSE);
    }

    private static boolean isThereAnother(int[] list, int from, int g, int h) {
        for (int i = from; i < from + MOST; i++) {
            if (list[i] != NOBODY && list[i] != g && list[i] != h) {
                return true;
            }
        }
        return false;
    }

    private void add(int op) {
        int g = trace.operations.goroutine(op);
        var cases = trace.operations.alternatives(op);
        if (cases != null) {
            addAll(cases, g);
            return;
        }
        switch (trace.operations.kind(op)) {
            case GOROUTINES, END_PROGRAM, BEGIN_AWAIT, AWAIT -> add(everything, 0, g);
            case ARM, DISARM -> {
                addObject(trace.operations.object(op), g);
                addObject(trace.objects.channelOf(trace.operations.object(op)), g);
            }
            case OPEN -> {
                addObject(trace.operations.object(op), g);
                addObject((int) trace.operations.argument(op), g);
            }
            default -> {
                addObject(trace.operations.object(op), g);
                addObject(trace.operations.flag(op), g);
            }
        }
    }

    private void addAll(Alternatives cases, int g) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.kind(i) != null) {
                addObject(cases.object(i), g);
            }
        }
    }

    private void addObject(int object, int g) {
        if (object < 0) {
            return;
        }
        int x = index(object);
        if ((x + 1) * MOST > goroutines.length) {
            int known = goroutines.length;
            goroutines = Arrays.copyOf(goroutines, Math.max((x + 1) * MOST, 2 * known));
            Arrays.fill(goroutines, known, goroutines.length, NOBODY);
        }
        if (goroutines[x * MOST] == NOBODY) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = x;
        }
        add(goroutines, x * MOST, g);
    }

    private static void add(int[] list, int from, int g) {
        for (int i = from; i < from + MOST; i++) {
            if (list[i] == g) {
                return;
            }
            if (list[i] == NOBODY) {
                list[i] = g;
                return;
            }
        }
    }

    private void forget() {
        for (int i = 0; i < touchedCount; i++) {
            Arrays.fill(goroutines, touched[i] * MOST, (touched[i] + 1) * MOST, NOBODY);
        }
        touchedCount = 0;
        Arrays.fill(everything, NOBODY);
    }

    private static int index(int object) {
        return object + 1 & Access.LAST_OBJECT;
    }
}
