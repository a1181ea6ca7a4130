package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Plain enumeration: every schedule, one after another, the deepest choice changed first. Nothing is reduced, so
/// it ends only for small programs.
public final class DepthFirst implements Search {
    private final Path path = new Path();
    private boolean exhausted;

    @Override
    public boolean begin(long number) {
        exhausted = number > 0 && !path.toNext();
        return !exhausted;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        return path.choose(enabled, scheduler);
    }

    @Override
    public boolean isExhausted() {
        return exhausted;
    }

    @Override
    public double estimatedRemaining() {
        return path.estimatedRemaining();
    }

    @Override
    public String description() {
        return "depth first";
    }

    /// The choices of the execution at hand, and how many there were at each.
    ///
    /// Invariant: up to `length`, the execution goes the same way as the one before, save for the last choice.
    private static final class Path {
        private int[] taken = new int[64];
        private int[] width = new int[64];
        private long[] label = new long[64];
        private int length;
        private int step;

        /// Changes the deepest choice that has another alternative left; false if there is none.
        boolean toNext() {
            length = step;
            while (length > 0 && taken[length - 1] + 1 == width[length - 1]) {
                length--;
            }
            step = 0;
            if (length == 0) {
                return false;
            }
            taken[length - 1]++;
            return true;
        }

        int choose(Labels enabled, DeterministicScheduler scheduler) {
            if (step == taken.length) {
                taken = Arrays.copyOf(taken, 2 * step);
                width = Arrays.copyOf(width, 2 * step);
                label = Arrays.copyOf(label, 2 * step);
            }
            int here = step++;
            if (here < length) {
                var differs = difference(here, enabled);
                if (differs != null) {
                    throw new Diverged(here + 1, differs, Diverged.list(enabled, scheduler));
                }
            } else {
                taken[here] = 0;
                width[here] = enabled.size();
            }
            label[here] = enabled.get(taken[here]);
            return taken[here];
        }

        private @Nullable String difference(int here, Labels enabled) {
            if (enabled.size() != width[here]) {
                return width[here] + " possible transitions";
            }
            // The last choice of the common part is the one that has just been changed.
            return here == length - 1 || enabled.get(taken[here]) == label[here]
                    ? null
                    : Label.text(label[here]) + " to go on";
        }

        /// Knuth's estimate, from the part of the tree to the left of this path.
        double estimatedRemaining() {
            double done = 0;
            double weight = 1;
            for (int i = 0; i < step; i++) {
                weight /= width[i];
                done += weight * taken[i];
            }
            double part = done + weight;
            return part <= 0 ? -1 : (1 - part) / weight;
        }
    }
}
