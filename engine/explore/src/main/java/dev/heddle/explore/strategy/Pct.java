package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.Arrays;

/// Runs whoever has the highest priority, and lowers a priority at `d - 1` random steps: finds each bug of depth
/// `d` with probability at least 1/(n k^(d-1)), with n goroutines and k steps; Burckhardt, Kothari, Musuvathi,
/// Nagarakatte, "A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs" (ASPLOS 2010).
///
/// A bug's depth is the number of ordering constraints that are enough to make it happen.
///
/// Where we differ from the paper:
///
/// - The change points are distinct, and none stands before the first step: the random initial priorities already
///   cover it. At a change point the goroutine is lowered that is about to run, not the one that ran.
/// - k is a quarter more than what the calibration runs of the block have shown.
/// - A goroutine that yields or spins goes below all others, and an execution twice as long as expected goes on as
///   a random walk: the paper's scheduler never ends when the highest priority waits for the lowest in a loop.
/// - Two goroutines meet at an unbuffered channel by the higher of their priorities, as in a program whoever comes
///   second carries that out at once. Among the alternatives of a goroutine one is picked uniformly.
/// - Timers that fire early are one more goroutine, of which every step has a random priority.
final class Pct extends Sampler {
    private static final long LOWEST_INITIAL = 1L << 32;
    private static final int SURELY_LONGER = 100;

    private final int depth;
    private final Calibration learnt;
    private final Spinning spinning = new Spinning();

    // Invariants: no two places have the same priority (of 2^62 random ones no two are equal). Those never lowered
    // are at least LOWEST_INITIAL; the one lowered at the i-th point drawn is i; whoever yields is below 0, the
    // last one lowest.
    private long[] priority = new long[16];
    private long lowest;

    // Invariants: changeAt is strictly increasing; changeTo holds 1 to d - 1, each once, in random order.
    private final int[] changeAt;
    private final int[] changeTo;
    private int changes;
    private int nextChange;

    private int step;
    private int expected;

    /// @param seed   execution i is a function of the seed, i and what is learnt in its block
    /// @param depth  the depth of the bugs that it aims at, 1 or more
    /// @param learnt how many steps there are
    Pct(long seed, int depth, Calibration learnt) {
        super(seed);
        this.depth = depth;
        this.learnt = learnt;
        this.changeAt = new int[depth - 1];
        this.changeTo = new int[depth - 1];
    }

    @Override
    void begin() {
        lowest = 0;
        step = 0;
        spinning.begin();
        priority[Roster.CLOCK] = initialPriority();
        expected = learnt.steps();
        drawChanges();
    }

    private long initialPriority() {
        return LOWEST_INITIAL + (random.nextLong() >>> 2);
    }

    /// Draws `d - 1` different steps of 1 to `expected - 1`, or all of them if there are no more.
    private void drawChanges() {
        changes = Math.min(depth - 1, Math.max(0, expected - 1));
        for (int i = 0; i < changes; i++) {
            // Floyd's sample: of the first j + 1 numbers, either one not drawn yet or the last of them.
            int j = expected - 1 - changes + i;
            int drawn = 1 + random.nextInt(j + 1);
            insert(i, contains(i, drawn) ? j + 1 : drawn);
        }
        for (int i = 0; i < changes; i++) {
            int j = random.nextInt(i + 1);
            changeTo[i] = changeTo[j];
            changeTo[j] = i + 1;
        }
        nextChange = 0;
    }

    private boolean contains(int count, int at) {
        for (int i = 0; i < count; i++) {
            if (changeAt[i] == at) {
                return true;
            }
        }
        return false;
    }

    private void insert(int count, int at) {
        int i = count;
        for (; i > 0 && changeAt[i - 1] > at; i--) {
            changeAt[i] = changeAt[i - 1];
        }
        changeAt[i] = at;
    }

    @Override
    void arrived(int place, DeterministicScheduler scheduler) {
        if (place >= priority.length) {
            priority = Arrays.copyOf(priority, 2 * place);
        }
        priority[place] = initialPriority();
    }

    @Override
    int pick(Labels enabled, Model model) {
        if (step > 2L * expected + SURELY_LONGER) {
            return uniform(enabled);
        }
        int place = highest(enabled);
        if (nextChange < changes && step == changeAt[nextChange]) {
            priority[place] = changeTo[nextChange++];
            place = highest(enabled);
        }
        step++;
        int chosen = uniform(enabled, roster.goroutine(place));
        lowerIfInTheWay(place, enabled.get(chosen), model);
        return chosen;
    }

    private int highest(Labels enabled) {
        int best = -1;
        for (int i = 0; i < enabled.size(); i++) {
            long label = enabled.get(i);
            best = higher(best, roster.place(Label.goroutine(label)));
            if (Label.partner(label) != Label.ALONE) {
                best = higher(best, roster.place(Label.partner(label)));
            }
        }
        return best;
    }

    private int higher(int a, int b) {
        return a >= 0 && priority[a] >= priority[b] ? a : b;
    }

    private void lowerIfInTheWay(int place, long label, Model model) {
        if (place == Roster.CLOCK) {
            priority[place] = initialPriority();
            return;
        }
        var kind = Kinds.of(label, model);
        var otherwise = Label.alternative(label) == Label.OTHERWISE;
        if (kind == OperationKind.YIELD || spinning.step(place, kind, otherwise, expected)) {
            priority[place] = --lowest;
        }
    }

    @Override
    public String description() {
        return "pct depth " + depth;
    }
}
