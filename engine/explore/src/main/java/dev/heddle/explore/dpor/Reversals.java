package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;

/// Finds the races of an execution, and for each the beginning of an execution in which it goes the other way: the
/// first half of Optimal-DPOR's algorithm (Abdulla, Aronis, Jonsson, Sagonas, POPL 2014, Algorithm 2).
///
/// For an event e, let v be the events after it that do not have to come after it: the paper's `notdep(e, E)`. They
/// can be carried out without e; what is possible then, and depends on e, could have come before e.
///
/// The paper looks at pairs of events of the execution. Here it is at what is *possible*, which finds as well who
/// waits for a lock to the end, and the other cases of a select. With select, messages and wait groups even that is
/// not enough: what is possible instead of e may be blocked by events of v that do not depend on e. So there are
/// three rules, of which two leave some of v out, with all that has to come after it:
///
/// 1. what is possible after v;
/// 2. for each transition that is blocked after v: what is possible without all those events that have taken what
///    it needs, if it is that transition;
/// 3. for each event x of v: what is possible without it.
///
/// There is no proof that this is enough, nor that less would not be; the tests compare with brute force. It is
/// safe in any case: whatever can be carried out, and has not been, may be inserted, and nothing is explored twice
/// (the paper's argument for that rests on sleep sets and wakeup trees, not on what is inserted).
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

    private final ShadowState before;
    private final ShadowState after;
    private final ShadowState without;
    private final ShadowState beforeX;
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
        this.relevance = new Relevance(trace, footprints, scheduler.model());
        this.blocked = new Blocked(footprints);
        boolean racing = scheduler.model().clock().isRacing();
        before = new ShadowState(scheduler.identities(), racing, trace);
        after = new ShadowState(scheduler.identities(), racing, trace);
        without = new ShadowState(scheduler.identities(), racing, trace);
        beforeX = new ShadowState(scheduler.identities(), racing, trace);
        scratch = new ShadowState(scheduler.identities(), racing, trace);
    }

    /// Finds all of them in the execution that was recorded, and whose events are in order.
    void find(Target target) {
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
        for (int i = 0; i < enabled.size(); i++) {
            insertIfDependent(e, v, size, after, enabled.get(i), target);
        }
        if (size > 0 && canBeRacedByBlocked(e)) {
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

    /// Whether something can depend on an event and be blocked by another that does not: only then have the second
    /// and the third rule anything to find.
    private boolean canBeRacedByBlocked(int e) {
        if (trace.hasInterrupts()) {
            return true; // an interrupt lets somebody go who waits for something else
        }
        int op = trace.operation(e);
        return relevance.isOfTime(e) || op != Operations.NONE && Blocked.sharesItsObject(trace.operations.kind(op));
    }

    /// The second rule.
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

    /// The third rule. Wait groups do not need it: whoever waits for one waits for all that count up.
    private void leaveOutEach(int e, Target target) {
        beforeX.copyFrom(before);
        int carriedOut = 0;
        for (int k = 0; k < size; k++) {
            if (!isOfChannelsOrTime(v[k])) {
                continue;
            }
            while (carriedOut < k) {
                beforeX.execute(v[carriedOut++]);
            }
            carryOutAllBut(k);
            without.model.enabled(enabledWithout);
            for (int i = 0; i < enabledWithout.size(); i++) {
                if (!enabled.contains(enabledWithout.get(i))) { // else the first rule has seen it
                    insertIfDependent(e, kept, keptSize, without, enabledWithout.get(i), target);
                }
            }
        }
    }

    /// Goes on from the state before the k-th event of v without it.
    private void carryOutAllBut(int k) {
        System.arraycopy(v, 0, kept, 0, k);
        keptSize = k;
        without.copyFrom(beforeX);
        for (int i = k + 1; i < size; i++) {
            if (!order.isBefore(v[k], v[i])) {
                kept[keptSize++] = v[i];
                without.execute(v[i]);
            }
        }
    }

    private boolean isOfChannelsOrTime(int event) {
        long footprint = trace.footprint(event);
        return relevance.isOfTime(event)
                || footprint != Footprints.EMPTY
                        && footprint != Footprints.TICK
                        && (trace.hasInterrupts()
                                || Blocked.isOfChannels(trace.operations.kind(trace.operation(event))));
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

    private void insertIfDependent(int e, int[] events, int count, ShadowState state, long t, Target target) {
        if (t == trace.label(e) || !mayDepend(e, t, state.model)) {
            return;
        }
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

    /// Whether a transition may touch the clock, a timer or its channel, where timers fire early.
    private static boolean isOfTime(long t, Model m) {
        int g = Label.goroutine(t);
        if (g == Label.CLOCK || m.pendingDeadline(g) != Model.NEVER) {
            return true;
        }
        return switch (m.pending(g)) {
            case SELECT, RECEIVE, SEND, ARM, DISARM, NOW, SLEEP -> true;
            case null, default -> false;
        };
    }

    /// False if a transition surely does not depend on an event: most do not, and need not be carried out to see
    /// it.
    private boolean mayDepend(int e, long t, Model m) {
        int g = Label.goroutine(t);
        if (m.hasKnownWaiters() || trace.footprint(e) == Footprints.TICK || relevance.isOfTime(e) && isOfTime(t, m)) {
            return true;
        }
        if (g == Label.CLOCK) {
            return false;
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
