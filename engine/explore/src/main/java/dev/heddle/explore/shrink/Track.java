package dev.heddle.explore.shrink;

import dev.heddle.explore.strategy.Kinds;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.Arrays;

/// What an execution has done so far, written down by whoever makes its choices.
final class Track {
    private static final int NOBODY = -1;

    private long[] labels = new long[64];
    private int[] choices = new int[64];
    private byte[] kinds = new byte[64];
    private boolean[] preempts = new boolean[64];
    private int length;
    private int last = NOBODY;

    /// A choice has been made.
    int take(int choice, Labels enabled, DeterministicScheduler scheduler) {
        if (length == labels.length) {
            labels = Arrays.copyOf(labels, 2 * length);
            choices = Arrays.copyOf(choices, 2 * length);
            kinds = Arrays.copyOf(kinds, 2 * length);
            preempts = Arrays.copyOf(preempts, 2 * length);
        }
        long label = enabled.get(choice);
        labels[length] = label;
        choices[length] = choice;
        kinds[length] = (byte) Kinds.of(label, scheduler.model()).ordinal();
        int g = Label.goroutine(label);
        preempts[length] = g != last && couldGoOn(enabled);
        length++;
        if (g != Label.CLOCK) {
            last = g;
        }
        return choice;
    }

    /// Whether the goroutine that ran last is among those that can go on now: to pick another one is a preemption.
    boolean couldGoOn(Labels enabled) {
        for (int i = 0; i < enabled.size() && last != NOBODY; i++) {
            if (Label.goroutine(enabled.get(i)) == last) {
                return true;
            }
        }
        return false;
    }

    /// The goroutine that ran last, or -1 at the beginning.
    int last() {
        return last;
    }

    /// What has been written down.
    Run run() {
        return new Run(
                Arrays.copyOf(labels, length),
                Arrays.copyOf(choices, length),
                Arrays.copyOf(kinds, length),
                Arrays.copyOf(preempts, length));
    }
}
