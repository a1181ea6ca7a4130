package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;

/// Finds the races of an execution, and for each the beginning of an execution in which it goes the other way.
///
/// For an event e, let v be the events after it that do not have to come after it. They can be carried out without
/// it; what is possible then, and depends on e, could have come before e. That is the rule of Abdulla et al.
/// (section 5), save that they look at the events of the execution only. A goroutine that waits for a lock to the
/// end is found just so.
///
/// With select, messages and wait groups that is not enough: what is possible instead of e may be blocked by other
/// events of v. Two more rules leave some of them out, with all that has to come after them:
///
/// 1. what is possible after v, and depends on e;
/// 2. for each transition that is blocked after v: without all those events that have taken what it needs;
/// 3. for each event x of v: what is possible without it.
///
/// There is no proof that this is enough, nor that less would not be; the tests compare with brute force. It is
/// safe in any case: whatever can be carried out, and has not been, may be inserted, and nothing is explored twice.
final class Reversals {
    /// Where the sequences found go to.
    interface Target {
        /// Makes a sequence the beginning of some execution, after the events before this one, unless it is
        /// explored anyway.
        void insert(int event, Sequence sequence);
    }

    private final Trace trace;
    private final TraceOrder order;
    private final Relevance relevance;
    private final Dependence dependence;
    private final Footprints footprints;
    private final Blocked blocked;
    private final boolean racing;

    private final ShadowState before;
    private final ShadowState after;
    private final ShadowState without;
    private final ShadowState scratch;
    private final Labels enabled = new Labels();
    private final Labels enabledWithout = new Labels();
    private final Labels pending = new Labels();
    private final Sequence sequence = new Sequence();

    /// The events of v, and those that are left of it.
    private int[] v = new int[64];

    private int size;
    private int[] kept = new int[64];
    private int keptSize;
    private boolean[] dropped = new boolean[64];
    long[] insertions = new long[4];

    Reversals(
            DeterministicScheduler scheduler,
            Trace trace,
            TraceOrder order,
            Dependence dependence,
            Footprints footprints) {
        this.trace = trace;
        this.order = order;
        this.dependence = dependence;
        this.footprints = footprints;
        this.racing = scheduler.model().clock().isRacing();
        this.relevance = new Relevance(trace, footprints, racing);
        this.blocked = new Blocked(footprints);
        before = new ShadowState(scheduler.identities(), racing, trace);
        after = new ShadowState(scheduler.identities(), racing, trace);
        without = new ShadowState(scheduler.identities(), racing, trace);
        scratch = new ShadowState(scheduler.identities(), racing, trace);
    }

    /// Finds all of them in the execution that was recorded.
    void find(Target target) {
        order.compute(trace);
        relevance.compute();
        int events = trace.length();
        if (v.length < events) {
            v = new int[2 * events];
            kept = new int[2 * events];
            dropped = new boolean[2 * events];
        }
        before.begin();
        int carriedOut = 0;
        for (int e = 0; e < events; e++) {
            if (relevance.isRelevant(e)) {
                while (carriedOut < e) {
                    before.execute(carriedOut++);
                }
                reverse(e, target);
            }
        }
    }

    private void reverse(int e, Target target) {
        var instead = trace.possible(e);
        if (instead != null) {
            insertEach(e, instead, target);
            return;
        }
        size = 0;
        for (int i = e + 1; i < trace.length(); i++) {
            if (!order.isBefore(e, i)) {
                v[size++] = i;
            }
        }
        after.copyFrom(before);
        for (int i = 0; i < size; i++) {
            after.execute(v[i]);
        }
        after.model.enabled(enabled);
        insertDependent(1, e, v, size, after, enabled, target);
        if (size > 0 && canBlockIndependently(e)) {
            leaveOutTakers(e, target);
            leaveOutEach(e, target);
        }
    }

    /// While somebody waits for a condition of the program, each event depends on each, and v is empty.
    private void insertEach(int e, long[] instead, Target target) {
        for (long t : instead) {
            if (t != trace.label(e)) {
                sequence.clear();
                sequence.add(t, Footprints.TICK);
                target.insert(e, sequence);
            }
        }
    }

    /// Whether something can depend on an event and be blocked by another that does not.
    private boolean canBlockIndependently(int e) {
        if (racing || trace.hasInterrupts()) {
            return true; // an interrupt lets somebody go who waits for something else
        }
        int op = trace.operation(e);
        return op != Operations.NONE && (isOfChannels(op) || trace.operations.kind(op) == OperationKind.ADD);
    }

    private boolean isOfChannels(int op) {
        return switch (trace.operations.kind(op)) {
            case SEND, RECEIVE, CLOSE, CLOSE_ONCE, LENGTH, SELECT, ARM, DISARM -> true;
            case PUT, TRY_PUT, TAKE, TRY_TAKE, REMOVE -> true;
            default -> false;
        };
    }

    private void leaveOutTakers(int e, Target target) {
        blocked.list(after.model, pending);
        for (int i = 0; i < pending.size(); i++) {
            long t = pending.get(i);
            if (t == trace.label(e) || enabled.contains(t) || !mayDepend(e, t, after.model)) {
                continue;
            }
            for (int k = 0; k < size; k++) {
                int event = v[k];
                dropped[k] = blocked.isTakenBy(after.model, t, trace.label(event), trace.footprint(event));
            }
            leaveOutDropped();
            if (keptSize < size) {
                carryOutKept();
                without.model.enabled(enabledWithout);
                if (enabledWithout.contains(t)) {
                    insertIfDependent(e, kept, keptSize, without, t, target);
                }
            }
        }
    }

    private void leaveOutEach(int e, Target target) {
        for (int k = 0; k < size; k++) {
            int x = v[k];
            if (trace.footprint(x) == Footprints.EMPTY
                    || trace.footprint(x) == Footprints.TICK
                    || !racing && !trace.hasInterrupts() && !isOfChannels(trace.operation(x))) {
                continue;
            }
            for (int i = 0; i < size; i++) {
                dropped[i] = i == k;
            }
            leaveOutDropped();
            carryOutKept();
            without.model.enabled(enabledWithout);
            insertDependent(3, e, kept, keptSize, without, enabledWithout, target);
        }
    }

    /// Leaves out, with those events that are to be, all that have to come after one of them.
    private void leaveOutDropped() {
        keptSize = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i && !dropped[i]; j++) {
                dropped[i] = dropped[j] && order.isBefore(v[j], v[i]);
            }
            if (!dropped[i]) {
                kept[keptSize++] = v[i];
            }
        }
    }

    private void carryOutKept() {
        without.copyFrom(before);
        for (int i = 0; i < keptSize; i++) {
            without.execute(kept[i]);
        }
    }

    private void insertDependent(
            int rule, int e, int[] events, int count, ShadowState state, Labels possible, Target target) {
        for (int i = 0; i < possible.size(); i++) {
            long t = possible.get(i);
            if (rule == 3 && enabled.contains(t)) {
                continue; // the first rule has seen it
            }
            if (t != trace.label(e) && mayDepend(e, t, state.model)) {
                insertIfDependent(e, events, count, state, t, target);
            }
        }
    }

    private void insertIfDependent(int e, int[] events, int count, ShadowState state, long t, Target target) {
        scratch.copyFrom(state);
        long footprint = scratch.footprint(t, footprints);
        if (!dependence.areDependent(trace.label(e), trace.footprint(e), t, footprint)) {
            return;
        }
        sequence.clear();
        for (int i = 0; i < count; i++) {
            sequence.add(trace.label(events[i]), trace.footprint(events[i]));
        }
        sequence.add(t, footprint);
        target.insert(e, sequence);
    }

    /// False if a transition surely does not depend on an event.
    private boolean mayDepend(int e, long t, Model m) {
        int g = Label.goroutine(t);
        if (racing || m.hasKnownWaiters() || trace.footprint(e) == Footprints.TICK) {
            return true;
        }
        long label = trace.label(e);
        int partner = Label.partner(t);
        if (Label.involves(label, g) || partner != Label.ALONE && Label.involves(label, partner)) {
            return true;
        }
        var cases = m.pendingAlternatives(g);
        if (cases == null) {
            return switch (m.pending(g)) {
                case GOROUTINES, END_PROGRAM, BEGIN_AWAIT, AWAIT, ARM, DISARM -> true;
                case OPEN ->
                    footprints.touches(trace.footprint(e), m.pendingObject(g))
                            || footprints.touches(trace.footprint(e), (int) m.pendingArgument(g));
                case null, default ->
                    footprints.touches(trace.footprint(e), m.pendingObject(g))
                            || m.pendingFlag(g) != Model.NEVER
                                    && footprints.touches(trace.footprint(e), m.pendingFlag(g));
            };
        }
        for (int i = 0; i < cases.size(); i++) {
            if (footprints.touches(trace.footprint(e), cases.object(i))) {
                return true;
            }
        }
        return false;
    }
}
