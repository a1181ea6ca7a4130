package dev.heddle.explore.dpor;

import dev.heddle.model.Alternatives;
import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The operations that the goroutines of an execution came to, in the order of coming. They go by their places.
///
/// Invariant: every operation below `size` belongs to the execution at hand; `after` never decreases.
final class Operations {
    /// The end of a list, and the place of no operation.
    static final int NONE = -1;

    private @Nullable OperationKind[] kind = new OperationKind[64];
    private int[] goroutine = new int[64];
    private int[] object = new int[64];
    private long[] argument = new long[64];
    private long[] second = new long[64];
    private int[] flag = new int[64];
    private int[] deadline = new int[64];
    private @Nullable Alternatives[] alternatives = new Alternatives[64];
    private int[] program = new int[64];
    private boolean[] spins = new boolean[64];
    private int[] after = new int[64];
    private int[] nextSibling = new int[64];
    private int size;

    /// Adds the operation that a goroutine has come to, as the model shows it.
    ///
    /// @param event the event after which it came there, the last one it took part in; for its first operation, the
    ///              event after which it was started; -1 if there is none
    int add(Model m, int g, int event) {
        ensure();
        kind[size] = m.pending(g);
        goroutine[size] = g;
        object[size] = m.pendingObject(g);
        argument[size] = m.pendingArgument(g);
        second[size] = m.pendingSecond(g);
        flag[size] = m.pendingFlag(g);
        deadline[size] = m.pendingDeadline(g);
        alternatives[size] = m.pendingAlternatives(g);
        program[size] = m.program(g);
        spins[size] = m.isSpinning(g);
        after[size] = event;
        nextSibling[size] = NONE;
        return size++;
    }

    /// Publishes an operation in another state.
    void pendIn(Model m, int op) {
        int g = goroutine[op];
        m.enter(g, program[op]);
        var cases = alternatives[op];
        if (cases != null) {
            m.pendSelect(g, cases);
            return;
        }
        if (flag[op] != Model.NEVER || deadline[op] != Model.NEVER) {
            m.pendWait(g, kind(op), object[op], argument[op], flag[op], deadline[op]);
            return;
        }
        switch (kind(op)) {
            case COMPARE_AND_SET -> {
                if (m.capacity(object[op]) == Model.OPAQUE) {
                    m.pendAttempt(g, kind(op), object[op], null);
                } else {
                    m.pendCompareAndSet(g, object[op], argument[op], second[op]);
                }
            }
            case REMOVE -> {
                if (argument[op] == 0) {
                    m.pendAttempt(g, kind(op), object[op], null);
                } else {
                    m.pend(g, kind(op), object[op], argument[op]);
                }
            }
            case ARM -> m.pendArm(g, object[op], argument[op], second[op]);
            case AWAIT -> m.pendAwait(g, null);
            default -> m.pend(g, kind(op), object[op], argument[op]);
        }
        if (spins[op]) {
            m.spin(g);
        }
    }

    /// Starts the goroutine whose first operation this is, in another state.
    void spawnIn(Model m, int op) {
        m.spawn(goroutine[op], program[op]);
    }

    /// Whether the model shows the same operation: a goroutine that runs again must come to it again.
    boolean isSame(int op, Model m, int g) {
        var cases = alternatives[op];
        var others = m.pendingAlternatives(g);
        if (goroutine[op] != g || kind[op] != m.pending(g) || object[op] != m.pendingObject(g)) {
            return false;
        }
        return cases == null || others == null ? cases == others : isSame(cases, others);
    }

    private static boolean isSame(Alternatives a, Alternatives b) {
        if (a.size() != b.size() || a.hasDefault() != b.hasDefault()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (a.kind(i) != b.kind(i) || a.kind(i) != null && a.object(i) != b.object(i)) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    /// Forgets all but the first.
    void truncate(int newSize) {
        size = newSize;
    }

    OperationKind kind(int op) {
        var known = kind[op];
        if (known == null) {
            throw new IllegalStateException("no operation at place " + op + "; please report this");
        }
        return known;
    }

    int goroutine(int op) {
        return goroutine[op];
    }

    /// Whether a goroutine starts with it.
    boolean isFirst(int op) {
        return kind[op] == OperationKind.START;
    }

    int object(int op) {
        return object[op];
    }

    long argument(int op) {
        return argument[op];
    }

    /// The variable with the interrupt flag that ends the wait, or [Model#NEVER].
    int flag(int op) {
        return flag[op];
    }

    @Nullable
    Alternatives alternatives(int op) {
        return alternatives[op];
    }

    /// The event that the goroutine took part in before it came here, or -1; see [#add].
    int after(int op) {
        return after[op];
    }

    /// The next in the list of goroutines that one event has started.
    int nextSibling(int op) {
        return nextSibling[op];
    }

    void setNextSibling(int op, int sibling) {
        nextSibling[op] = sibling;
    }

    private void ensure() {
        if (size < kind.length) {
            return;
        }
        int wanted = 2 * size;
        kind = Arrays.copyOf(kind, wanted);
        goroutine = Arrays.copyOf(goroutine, wanted);
        object = Arrays.copyOf(object, wanted);
        argument = Arrays.copyOf(argument, wanted);
        second = Arrays.copyOf(second, wanted);
        flag = Arrays.copyOf(flag, wanted);
        deadline = Arrays.copyOf(deadline, wanted);
        alternatives = Arrays.copyOf(alternatives, wanted);
        program = Arrays.copyOf(program, wanted);
        spins = Arrays.copyOf(spins, wanted);
        after = Arrays.copyOf(after, wanted);
        nextSibling = Arrays.copyOf(nextSibling, wanted);
    }
}
