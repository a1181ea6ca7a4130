package dev.heddle.scheduler;

import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The transitions of an execution so far, and which choice each of them was.
public final class ScheduleSoFar {
    private static final OperationKind[] KINDS = OperationKind.values();

    /// Those that were possible when the last choice was made.
    final Labels enabled = new Labels();

    private final Labels labels = new Labels();
    private byte[] kinds = new byte[64];
    private int[] choices = new int[64];
    private int lastRan;

    ScheduleSoFar() {}

    void clear() {
        labels.clear();
        lastRan = Identities.MAIN;
    }

    /// One more transition.
    ///
    /// @param choice its place among those that are possible
    /// @param kind   of the operation that it begins with, or `null` if it is one of the clock's
    void add(int choice, @Nullable OperationKind kind) {
        int step = labels.size();
        if (step == choices.length) {
            kinds = Arrays.copyOf(kinds, 2 * step);
            choices = Arrays.copyOf(choices, 2 * step);
        }
        kinds[step] = (byte) (kind == null ? OperationKind.NOW : kind).ordinal();
        choices[step] = choice;
        labels.add(enabled.get(choice));
    }

    void ran(int g) {
        lastRan = g;
    }

    /// How many transitions there are.
    public int size() {
        return labels.size();
    }

    /// The transitions, in order.
    public Labels labels() {
        return labels;
    }

    /// For each transition, its place among those that were possible.
    public int[] choices() {
        return Arrays.copyOf(choices, labels.size());
    }

    /// For each transition, the ordinal of the kind of operation that it began with.
    public byte[] kinds() {
        return Arrays.copyOf(kinds, labels.size());
    }

    /// The kind of the operation that the last transition began with.
    public OperationKind lastKind() {
        return KINDS[kinds[labels.size() - 1]];
    }

    /// The goroutine that took part in the last transition and has not been switched from.
    public int lastRan() {
        return lastRan;
    }

    /// Whether a goroutine was among those that could have gone on when the last choice was made.
    public boolean couldHaveGoneOn(int g) {
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.goroutine(enabled.get(i)) == g) {
                return true;
            }
        }
        return false;
    }

    /// Whether a goroutine could have taken part in a transition when the last choice was made.
    public boolean wasEnabled(int g) {
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.involves(enabled.get(i), g)) {
                return true;
            }
        }
        return false;
    }
}
