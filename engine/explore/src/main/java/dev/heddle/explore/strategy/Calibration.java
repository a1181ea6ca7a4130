package dev.heddle.explore.strategy;

import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import java.util.Arrays;

/// What the first executions of a block have shown: how many steps an execution has, and how many of them each
/// goroutine makes. Strategies that need estimates take them from here, and nothing else is carried from one
/// execution to another.
///
/// Steps are counted in halves: a rendezvous is one step, and half of it belongs to each of the two that meet.
///
/// Invariants, for the goroutines that were met:
///
/// - `own[g]` is the largest number of halves that g has made in any of the executions;
/// - `children[g]` is the sum of [#subtree] over those that g has started; a child has a larger number than its
///   parent.
final class Calibration {
    /// The halves of a step.
    static final int STEP = 2;

    private int[] met = new int[16];
    private int metCount;
    private long[] own = new long[16];
    private long[] children = new long[16];
    private int[] parents = new int[16];
    private boolean[] isMet = new boolean[16];
    private long clock;
    private int expectedSteps;

    // The execution that is being counted, by place.
    private long[] halves = new long[16];
    private int steps;
    private long[] sorted = new long[16];

    /// Estimates that are given, not learnt.
    static Calibration ofSteps(int steps) {
        var calibration = new Calibration();
        calibration.expectedSteps = steps;
        return calibration;
    }

    /// Forgets everything.
    void clear() {
        for (int i = 0; i < metCount; i++) {
            isMet[met[i]] = false;
            own[met[i]] = 0;
        }
        metCount = 0;
        clock = 0;
        expectedSteps = 0;
    }

    /// An execution begins that is to be learnt from.
    void begin() {
        Arrays.fill(halves, 0);
        steps = 0;
    }

    /// Counts a transition that is about to be carried out.
    void count(long label, Labels enabled, Model model, Roster roster) {
        int g = Label.goroutine(label);
        if (Roster.isStart(label, model) || g == Label.CLOCK && Label.goroutine(enabled.get(0)) == Label.CLOCK) {
            return;
        }
        if (roster.size() > halves.length) {
            halves = Arrays.copyOf(halves, 2 * roster.size());
        }
        steps++;
        int partner = Label.partner(label);
        halves[roster.place(g)] += partner == Label.ALONE ? STEP : STEP / 2;
        if (partner != Label.ALONE) {
            halves[roster.place(partner)] += STEP / 2;
        }
    }

    /// The execution has ended.
    void end(Roster roster, Identities identities) {
        expectedSteps = Math.max(expectedSteps, steps + (steps + 3) / 4);
        clock = Math.max(clock, halves[Roster.CLOCK]);
        for (int place = 1; place < roster.size(); place++) {
            int g = roster.goroutine(place);
            if (!knows(g)) {
                meet(g, identities.parent(g));
            }
            own[g] = Math.max(own[g], halves[place]);
        }
        Arrays.sort(met, 0, metCount);
        for (int i = 0; i < metCount; i++) {
            children[met[i]] = 0;
        }
        for (int i = metCount - 1; i >= 0; i--) {
            int g = met[i];
            if (parents[g] >= 0 && knows(parents[g])) {
                children[parents[g]] += subtree(g);
            }
        }
    }

    private void meet(int g, int parent) {
        if (g >= own.length) {
            int length = Math.max(g + 1, 2 * own.length);
            own = Arrays.copyOf(own, length);
            children = Arrays.copyOf(children, length);
            parents = Arrays.copyOf(parents, length);
            isMet = Arrays.copyOf(isMet, length);
        }
        if (metCount == met.length) {
            met = Arrays.copyOf(met, 2 * metCount);
        }
        met[metCount++] = g;
        isMet[g] = true;
        parents[g] = parent;
    }

    /// How many steps an execution has: a quarter more than any has had.
    int steps() {
        return expectedSteps;
    }

    /// The halves of the clock's early firings.
    long clock() {
        return clock;
    }

    /// Whether a goroutine was met.
    boolean knows(int g) {
        return g < isMet.length && isMet[g];
    }

    /// The halves that a goroutine makes itself.
    long own(int g) {
        return own[g];
    }

    /// The halves that all the goroutines make which it starts, and those which they start.
    long children(int g) {
        return children[g];
    }

    /// [#own] and [#children] together.
    long subtree(int g) {
        return own[g] + children[g];
    }

    /// What to expect of a goroutine that was not met: the median of what its siblings make with all they start, or
    /// of what everybody makes if it has none.
    long unseen(int parent) {
        int count = collect(parent, true);
        if (count == 0) {
            count = collect(parent, false);
        }
        if (count == 0) {
            return STEP;
        }
        Arrays.sort(sorted, 0, count);
        return Math.max(STEP, sorted[count / 2]);
    }

    private int collect(int parent, boolean siblings) {
        if (sorted.length < metCount) {
            sorted = new long[met.length];
        }
        int count = 0;
        for (int i = 0; i < metCount; i++) {
            int g = met[i];
            if (!siblings) {
                sorted[count++] = own[g];
            } else if (parents[g] == parent) {
                sorted[count++] = subtree(g);
            }
        }
        return count;
    }
}
