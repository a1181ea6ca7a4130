package dev.heddle.model;

import dev.heddle.operation.OperationKind;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where each goroutine stands: what it is about to do, what came of what it did last, and who there is.
///
/// Invariants between two transitions:
///
/// - `live[0..liveCount)` are those that have started and not ended, in order of starting;
/// - every one of them has a pending operation (`kind[g] != null`), unless it is running towards its next one.
final class GoroutineStates {
    @Nullable
    OperationKind[] kind = new OperationKind[16];

    int[] object = new int[16];
    long[] argument = new long[16];
    long[] second = new long[16];
    /// The variable that holds the interrupt flag, and the timer, by which a goroutine gives its wait up; or
    /// [Model#NEVER].
    int[] flag = new int[16];

    int[] deadline = new int[16];

    @Nullable
    Alternatives[] alternatives = new Alternatives[16];

    @Nullable
    BooleanSupplier[] condition = new BooleanSupplier[16];

    long[] result = new long[16];
    int[] taken = new int[16];
    int[] knownSince = new int[16];
    /// The place in the queue of a condition variable; 0 outside of one.
    int[] ticket = new int[16];
    int[] condOf = new int[16];
    boolean[] notified = new boolean[16];
    /// Whether it looks at its object only once that has changed, and whether it has.
    boolean[] spins = new boolean[16];

    boolean[] changed = new boolean[16];
    int[] program = new int[16];
    int[] live = new int[16];
    int liveCount;
    /// How many goroutines have a stamp, how many wait for a condition of the program, and how many spin.
    int known;

    int awaiting;
    int spinning;

    void clear() {
        liveCount = 0;
        known = 0;
        awaiting = 0;
        spinning = 0;
    }

    void start(int g, int itsProgram) {
        ensure(g);
        program[g] = itsProgram;
        knownSince[g] = Model.NOT_KNOWN;
        ticket[g] = 0;
        notified[g] = false;
        if (liveCount == live.length) {
            live = Arrays.copyOf(live, 2 * liveCount);
        }
        live[liveCount++] = g;
        pend(g, OperationKind.START, -1, 0);
    }

    void pend(int g, OperationKind what, int x, long itsArgument) {
        kind[g] = what;
        object[g] = x;
        argument[g] = itsArgument;
        flag[g] = Model.NEVER;
        deadline[g] = Model.NEVER;
        condition[g] = null;
        spins[g] = false;
    }

    void spin(int g) {
        spins[g] = true;
        changed[g] = false;
        spinning++;
    }

    boolean isSpinning(int g) {
        return spins[g] && kind[g] != null;
    }

    /// Somebody has changed an object, or done more than look at it.
    void tellSpinning(int x) {
        for (int i = 0; i < liveCount; i++) {
            changed[live[i]] |= object[live[i]] == x;
        }
    }

    /// What a goroutine has come to is pending no longer.
    PendingOperation takeBack(int g) {
        var operation = new PendingOperation(
                kind[g], object[g], argument[g], second[g], flag[g], deadline[g], alternatives[g], condition[g]);
        leave(g);
        return operation;
    }

    /// The end of [#takeBack].
    void putBack(int g, PendingOperation operation) {
        kind[g] = operation.kind();
        object[g] = operation.object();
        argument[g] = operation.argument();
        second[g] = operation.second();
        flag[g] = operation.flag();
        deadline[g] = operation.deadline();
        alternatives[g] = operation.alternatives();
        condition[g] = operation.condition();
        awaiting += kind[g] == OperationKind.AWAIT ? 1 : 0;
    }

    /// The pending operation has been carried out.
    void advance(int g, int alternative, long outcome) {
        result[g] = outcome;
        taken[g] = alternative;
        leave(g);
    }

    void end(int g) {
        leave(g);
        for (int i = 0; i < liveCount; i++) {
            if (live[i] == g) {
                System.arraycopy(live, i + 1, live, i, --liveCount - i);
                return;
            }
        }
    }

    void leave(int g) {
        awaiting -= kind[g] == OperationKind.AWAIT ? 1 : 0;
        spinning -= isSpinning(g) ? 1 : 0;
        kind[g] = null;
        if (knownSince[g] != Model.NOT_KNOWN) {
            knownSince[g] = Model.NOT_KNOWN;
            known--;
        }
    }

    /// Whether what only the program knows succeeds.
    boolean succeeds(int g) {
        var asked = condition[g];
        return asked == null ? second[g] == Result.YES : asked.getAsBoolean();
    }

    /// Whether a goroutine is in the queue of a condition variable and has not been woken.
    boolean isEnqueued(int g, int x) {
        return ticket[g] != 0 && !notified[g] && condOf[g] == x;
    }

    void copyFrom(GoroutineStates other) {
        ensure(other.kind.length - 1);
        int size = other.kind.length;
        System.arraycopy(other.kind, 0, kind, 0, size);
        System.arraycopy(other.object, 0, object, 0, size);
        System.arraycopy(other.argument, 0, argument, 0, size);
        System.arraycopy(other.second, 0, second, 0, size);
        System.arraycopy(other.flag, 0, flag, 0, size);
        System.arraycopy(other.deadline, 0, deadline, 0, size);
        System.arraycopy(other.alternatives, 0, alternatives, 0, size);
        System.arraycopy(other.result, 0, result, 0, size);
        System.arraycopy(other.taken, 0, taken, 0, size);
        System.arraycopy(other.knownSince, 0, knownSince, 0, size);
        System.arraycopy(other.ticket, 0, ticket, 0, size);
        System.arraycopy(other.condOf, 0, condOf, 0, size);
        System.arraycopy(other.notified, 0, notified, 0, size);
        System.arraycopy(other.spins, 0, spins, 0, size);
        System.arraycopy(other.changed, 0, changed, 0, size);
        System.arraycopy(other.program, 0, program, 0, size);
        if (live.length < other.live.length) {
            live = new int[other.live.length];
        }
        System.arraycopy(other.live, 0, live, 0, other.liveCount);
        liveCount = other.liveCount;
        known = other.known;
        awaiting = other.awaiting;
        spinning = other.spinning;
    }

    private void ensure(int g) {
        if (g < kind.length) {
            return;
        }
        int size = Math.max(g + 1, 2 * kind.length);
        kind = Arrays.copyOf(kind, size);
        object = Arrays.copyOf(object, size);
        argument = Arrays.copyOf(argument, size);
        second = Arrays.copyOf(second, size);
        flag = Arrays.copyOf(flag, size);
        deadline = Arrays.copyOf(deadline, size);
        alternatives = Arrays.copyOf(alternatives, size);
        condition = Arrays.copyOf(condition, size);
        result = Arrays.copyOf(result, size);
        taken = Arrays.copyOf(taken, size);
        knownSince = Arrays.copyOf(knownSince, size);
        ticket = Arrays.copyOf(ticket, size);
        condOf = Arrays.copyOf(condOf, size);
        notified = Arrays.copyOf(notified, size);
        spins = Arrays.copyOf(spins, size);
        changed = Arrays.copyOf(changed, size);
        program = Arrays.copyOf(program, size);
    }
}
