package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;

/// Numbers the goroutines of one execution in order of starting, and the clock, so that a strategy can keep arrays.
///
/// The numbers of [dev.heddle.model.Identities] will not do: they depend on what earlier executions of the search
/// have met, and an execution must be the same wherever it is run.
///
/// Invariants:
///
/// - place 0 is the clock; places 1 to `size - 1` are goroutines, in order of starting, and are never given twice;
/// - `unstarted` is the number of goroutines with a place whose first step is still to come and needs no choice.
final class Roster {
    /// The place of the clock.
    static final int CLOCK = 0;

    private int[] ids = new int[16];
    private int[] placeOf = new int[16];
    private int[] execution = new int[16];
    private int executions;
    private int size;
    private int unstarted;

    /// A new execution: everybody is new.
    void begin() {
        executions++;
        ids[CLOCK] = Label.CLOCK;
        size = 1;
        unstarted = 0;
    }

    /// Gives a place to everybody who has been started since the last call.
    void update(Model model) {
        int known = model.liveCount();
        while (known > 0 && !isKnown(model.live(known - 1))) {
            known--;
        }
        for (int i = known; i < model.liveCount(); i++) {
            add(model.live(i), model);
        }
    }

    private boolean isKnown(int g) {
        return g < execution.length && execution[g] == executions;
    }

    private void add(int g, Model model) {
        if (g >= placeOf.length) {
            int length = Math.max(g + 1, 2 * placeOf.length);
            placeOf = Arrays.copyOf(placeOf, length);
            execution = Arrays.copyOf(execution, length);
        }
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
        }
        ids[size] = g;
        placeOf[g] = size++;
        execution[g] = executions;
        if (startsAtOnce(g, model)) {
            unstarted++;
        }
    }

    /// How many places are taken, the clock's among them.
    int size() {
        return size;
    }

    /// The place of a goroutine, or of [Label#CLOCK].
    int place(int g) {
        return g == Label.CLOCK ? CLOCK : placeOf[g];
    }

    /// The goroutine at a place, or [Label#CLOCK].
    int goroutine(int place) {
        return ids[place];
    }

    /// Where in `enabled` a first step stands that needs no choice; of several one drawn uniformly; -1 if there is
    /// none.
    int start(Labels enabled, Model model, Seeds random) {
        if (unstarted == 0) {
            return -1;
        }
        int chosen = -1;
        int seen = 0;
        for (int i = 0; i < enabled.size(); i++) {
            if (isStart(enabled.get(i), model)) {
                seen++;
                if (seen == 1 || random.nextInt(seen) == 0) {
                    chosen = i;
                }
            }
        }
        if (chosen >= 0) {
            unstarted--;
        } else {
            unstarted = 0; // whoever had not started was ended by its program
        }
        return chosen;
    }

    /// Whether a transition is a first step that needs no choice.
    static boolean isStart(long label, Model model) {
        int g = Label.goroutine(label);
        return g != Label.CLOCK && model.pending(g) == OperationKind.START && startsAtOnce(g, model);
    }

    /// A first step touches nothing, so it can be swapped with everything but the end of its own program, and when
    /// it happens makes no difference. Only in a program inside the program may it never come.
    private static boolean startsAtOnce(int g, Model model) {
        return model.program(g) == Model.NO_PROGRAM;
    }
}
