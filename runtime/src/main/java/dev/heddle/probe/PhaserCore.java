package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A tree of phasers of an execution, by its root.
///
/// The phasers themselves count who is registered and who has arrived, as that never waits, and nobody else can
/// call what a subclass does when a phase ends. Here is who waits: each phase has a gate, which whoever ends it
/// opens. Whatever is done to any phaser of the tree is a step of the tree.
final class PhaserCore {
    private static final int STATE = -32;
    /// The gates go down from here, out of the way of other parts.
    private static final int GATES = -2_000_000;

    private static final Wording WORDING = new Wording("Phaser", "Phaser.awaitAdvance");

    private final Phaser root;
    private final Entry entry;
    private final int state;
    /// Those that somebody waits for, by number.
    private final Map<Integer, Phase> phases = new HashMap<>();
    /// Whether somebody is about to end the phase, and does what the program wants done then.
    private boolean isAdvancing;

    /// What those wait for who wait for the same.
    private static final class Phase {
        private final Gate gate;
        /// What came after it.
        private int next;

        Phase(Gate gate) {
            this.gate = gate;
        }
    }

    private PhaserCore(JavaThread t, Phaser root, Entry entry) {
        this.root = root;
        this.entry = entry;
        state = t.create(entry, STATE, ObjectType.VARIABLE, 0, 0, WORDING);
    }

    static PhaserCore of(JavaThread t, Phaser phaser) {
        var root = phaser.getRoot();
        var entry = t.entry(root);
        if (entry.core instanceof PhaserCore known) {
            return known;
        }
        Unused.check(root, root.getPhase() != 0 || root.getArrivedParties() != 0, "in use");
        var core = new PhaserCore(t, root, entry);
        entry.core = core;
        return core;
    }

    /// A look at a phaser of the tree.
    <R extends @Nullable Object> R look(JavaThread t, Supplier<R> at) {
        t.perform(OperationKind.READ, state);
        return at.get();
    }

    /// Registers parties. While a phase ends, it waits for the next one.
    int register(JavaThread t, Phaser phaser, IntSupplier how) {
        t.perform(OperationKind.UPDATE, state);
        while (isAdvancing || hasArrived(phaser)) {
            phase(t, root.getPhase()).gate.passRegardless(t);
            t.perform(OperationKind.UPDATE, state);
        }
        return how.getAsInt();
    }

    /// Whether all parties of a phaser wait for the others of the tree.
    private static boolean hasArrived(Phaser phaser) {
        return !phaser.isTerminated() && phaser.getRegisteredParties() > 0 && phaser.getUnarrivedParties() == 0;
    }

    /// Lets parties arrive, or ends it all. That may end the phase, and then the program's own code runs.
    int arrive(JavaThread t, IntSupplier how) {
        t.perform(OperationKind.UPDATE, state);
        int before = root.getPhase();
        var isNested = isAdvancing;
        isAdvancing = true;
        try {
            return how.getAsInt();
        } finally {
            isAdvancing = isNested;
            if (!t.isOver() && root.getPhase() != before) {
                var ended = phases.remove(before);
                if (ended != null) {
                    ended.next = root.getPhase();
                    ended.gate.open(t);
                }
            }
        }
    }

    /// Waits until a phase is over, if it is this one.
    int awaitAdvance(JavaThread t, Phaser phaser, int phase) {
        if (!isNow(t, phase)) {
            return phaser.awaitAdvance(phase);
        }
        var now = phase(t, phase);
        now.gate.passRegardless(t);
        return now.next;
    }

    /// [#awaitAdvance] until an interrupt, and at most so long.
    ///
    /// @return `null` if the time was over
    @Nullable
    Integer awaitAdvance(JavaThread t, Phaser phaser, int phase, long nanos) throws InterruptedException {
        if (!isNow(t, phase)) {
            return phaser.awaitAdvance(phase);
        }
        var now = phase(t, phase);
        return now.gate.pass(t, nanos) ? now.next : null;
    }

    /// Whether it is the phase at hand; nobody waits for any other.
    private boolean isNow(JavaThread t, int phase) {
        t.perform(OperationKind.READ, state);
        return phase >= 0 && root.getPhase() == phase;
    }

    private Phase phase(JavaThread t, int number) {
        return phases.computeIfAbsent(number, _ -> new Phase(new Gate(t, entry, GATES - number, WORDING)));
    }
}
