package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A cyclic barrier of an execution. Everybody who arrives does a step on the barrier, after which the fields are
/// his alone until his next step; then he waits at the gate of this generation.
final class BarrierCore {
    private static final int STATE = -10;
    /// The gates of the generations follow.
    private static final int GATES = 1;

    private static final Wording WORDING = new Wording("CyclicBarrier", "CyclicBarrier.await", Vocabulary.CALLS);
    private static final Wording GATE_WORDING = new Wording(
            "CyclicBarrier", "CyclicBarrier.await", Vocabulary.CALLS.hiding(OperationKind.PASS, OperationKind.WRITE));

    private final Entry entry;
    private final int state;
    private final int parties;
    private final @Nullable Runnable action;
    private int generations;
    private Generation now;

    /// Those who wait for each other once.
    private static final class Generation {
        private final Gate gate;
        private int arrived;
        private boolean broken;
        /// All have arrived; the action may still be running.
        private boolean complete;

        Generation(Gate gate) {
            this.gate = gate;
        }
    }

    BarrierCore(JavaThread t, Entry entry, int parties, @Nullable Runnable action) {
        this.entry = entry;
        this.parties = parties;
        this.action = action;
        state = t.create(entry, STATE, ObjectType.VARIABLE, 0, 0, WORDING);
        now = next(t);
    }

    private Generation next(JavaThread t) {
        return new Generation(new Gate(t, entry, GATES + generations++, GATE_WORDING));
    }

    int await(JavaThread t, long nanos) throws InterruptedException, BrokenBarrierException, TimeoutException {
        try {
            t.awaitInterruptibly(OperationKind.UPDATE, state, 0, JavaThread.FOR_EVER);
        } catch (InterruptedException e) {
            step(t);
            breakUp(t, now);
            throw e;
        }
        var mine = now;
        if (mine.broken) {
            throw new BrokenBarrierException();
        }
        int index = parties - ++mine.arrived;
        if (index == 0) {
            trip(t, mine);
            return 0;
        }
        var inTime = false;
        InterruptedException interrupted = null;
        try {
            inTime = nanos != 0 && mine.gate.pass(t, nanos);
        } catch (InterruptedException e) {
            interrupted = e;
        }
        if (!inTime) {
            giveUp(t, mine, interrupted);
        } else if (mine.broken) {
            throw new BrokenBarrierException();
        }
        return index;
    }

    private void trip(JavaThread t, Generation mine) {
        mine.complete = true;
        var ran = false;
        try {
            if (action != null) {
                action.run();
            }
            ran = true;
        } finally {
            if (!ran && !t.isOver()) {
                step(t);
                breakUp(t, mine);
            }
        }
        if (action != null) {
            step(t);
        }
        now = next(t);
        mine.gate.open(t);
    }

    /// Who no longer waits breaks the barrier for the others, unless all have arrived or it was broken meanwhile.
    private void giveUp(JavaThread t, Generation mine, @Nullable InterruptedException interrupted)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        step(t);
        if (mine.complete) {
            mine.gate.passRegardless(t);
            if (interrupted != null) {
                ThreadCore.of(t, ThreadCore.current(t)).interrupt(t);
            }
            if (mine.broken) {
                throw new BrokenBarrierException();
            }
            return;
        }
        var wasBroken = mine.broken;
        breakUp(t, mine);
        if (interrupted != null) {
            throw interrupted;
        }
        if (wasBroken) {
            throw new BrokenBarrierException();
        }
        throw new TimeoutException();
    }

    private static void breakUp(JavaThread t, Generation which) {
        if (!which.broken) {
            which.broken = true;
            which.gate.open(t);
        }
    }

    void reset(JavaThread t) {
        step(t);
        var before = now;
        now = next(t);
        if (before.arrived > 0) {
            breakUp(t, before);
        }
    }

    boolean isBroken(JavaThread t) {
        t.perform(OperationKind.READ, state);
        return now.broken;
    }

    int waiting(JavaThread t) {
        t.perform(OperationKind.READ, state);
        return now.broken ? 0 : now.arrived;
    }

    private void step(JavaThread t) {
        t.perform(OperationKind.UPDATE, state);
    }

    static BarrierCore of(JavaThread t, Object barrier, int parties, @Nullable Runnable action) {
        var entry = t.entry(barrier);
        if (entry.core instanceof BarrierCore known) {
            return known;
        }
        var core = new BarrierCore(t, entry, parties, action);
        entry.core = core;
        return core;
    }
}
