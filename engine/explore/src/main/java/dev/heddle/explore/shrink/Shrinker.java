package dev.heddle.explore.shrink;

import dev.heddle.explore.strategy.Search;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes a failing schedule smaller: fewest switches first, then fewest steps. What it returns fails as the
/// schedule it was given: every candidate has been run, and one that fails in any other way does not count.
///
/// It works in stages, each on the best schedule that there is:
///
/// 1. [Subsets] of the switches;
/// 2. [Moves] of what a goroutine does between two switches, so that two pieces become one;
/// 3. [Bounded] enumeration of the schedules that have fewer switches than that;
/// 4. [Cuts] of what is not needed.
///
/// It is deterministic unless it runs out of time.
public final class Shrinker {
    private static final int TRIES = 1_000;
    private static final long NANOS = 2_000_000_000L;
    /// Kept for the last stage.
    private static final int FOR_CUTS = 100;

    private final Trial trial;
    private final int maxSteps;
    private final long until = System.nanoTime() + NANOS;
    private final Sharing sharing = new Sharing();
    private int triesLeft = TRIES - FOR_CUTS;
    private int stepsAllowed;
    private Run best;

    /// @param trial    what to try the schedules on
    /// @param maxSteps where every execution is cut
    public Shrinker(Trial trial, int maxSteps) {
        this.trial = trial;
        this.maxSteps = maxSteps;
        this.best = new Run(new long[0], new int[0], new byte[0], new boolean[0]);
    }

    /// The smallest schedule that was found, perhaps the same; `null` if this one does not fail alike when it is
    /// run again.
    ///
    /// @param choices for each step the place of its transition among those possible
    public @Nullable Shrunk shrink(int[] choices) {
        var exact = new Exact(choices);
        stepsAllowed = maxSteps;
        if (!fails(exact)) {
            return null;
        }
        var before = exact.run();
        best = before;
        // A candidate that spins where the schedule did not is not worth waiting for.
        stepsAllowed = (int) Math.min(maxSteps, 4L * before.length() + 200);
        reduce();
        enumerate();
        triesLeft += FOR_CUTS;
        new Cuts(this).reduce();
        return new Shrunk(best.choices(), best.kinds(), before.length(), before.switches());
    }

    private void reduce() {
        Run last;
        do {
            last = best;
            new Subsets(this).reduce();
            new Moves(this).reduce();
        } while (best != last && hasTriesLeft());
    }

    /// Looks for a schedule with fewer switches than the best one; with no switch at all first.
    private void enumerate() {
        for (int bound = 0; bound < best.switches() && hasTriesLeft(); bound++) {
            var search = new Bounded(bound, sharing);
            int last = bound == 0 ? triesLeft * 3 / 4 : 0;
            for (long number = 0; triesLeft > last && hasTriesLeft() && search.begin(number); number++) {
                if (tries(search, search::run)) {
                    return;
                }
            }
        }
    }

    /// Tries a list of transitions; true if that is now the best.
    ///
    /// @param mayPreempt for each, whether it may interrupt a goroutine that could go on; `null`: all may
    boolean tries(long[] order, boolean @Nullable [] mayPreempt) {
        var search = new Guided(order, mayPreempt, sharing);
        return hasTriesLeft() && tries(search, search::run);
    }

    private boolean tries(Search search, Supplier<Run> run) {
        triesLeft--;
        if (!fails(search) || !run.get().isSimplerThan(best)) {
            return false;
        }
        best = run.get();
        return true;
    }

    private boolean fails(Search search) {
        return trial.failsAlike(search, stepsAllowed);
    }

    /// Whether there is anything left of the budget.
    boolean hasTriesLeft() {
        return triesLeft > 0 && System.nanoTime() - until < 0;
    }

    /// The best schedule so far.
    Run best() {
        return best;
    }
}
