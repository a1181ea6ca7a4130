package dev.heddle.explore.shrink;

import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import org.jspecify.annotations.Nullable;

/// Follows a list of transitions as far as it can: one that is not possible is passed over until it is, and when
/// none of them is left, whoever runs goes on while he can.
///
/// Invariant: everything in `order` before `from` has been taken.
final class Guided implements Search {
    private final long[] order;
    private final boolean @Nullable [] mayPreempt;
    private final Sharing sharing;
    private final boolean[] taken;
    private final Track track = new Track();
    private final Completion completion = new Completion();
    private int from;

    /// @param order      what to do
    /// @param mayPreempt for each, whether it may interrupt a goroutine that could go on; `null`: all may
    /// @param sharing    is told what everybody is about to do
    Guided(long[] order, boolean @Nullable [] mayPreempt, Sharing sharing) {
        this.order = order;
        this.mayPreempt = mayPreempt;
        this.sharing = sharing;
        this.taken = new boolean[order.length];
    }

    @Override
    public boolean begin(long number) {
        return number == 0;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        sharing.note(enabled, scheduler.model());
        int place = next(enabled, false);
        if (place >= 0
                && mayPreempt != null
                && !mayPreempt[place]
                && track.couldGoOn(enabled)
                && Label.goroutine(order[place]) != track.last()) {
            place = next(enabled, true);
        }
        int choice = place >= 0 ? take(place, enabled) : completion.choose(enabled, scheduler, track);
        return track.take(choice, enabled, scheduler);
    }

    /// The first transition in the list that has not been taken and is possible; with `ofLast` only of the
    /// goroutine that ran last. -1 if there is none.
    private int next(Labels enabled, boolean ofLast) {
        for (int i = from; i < order.length; i++) {
            if (!taken[i] && (!ofLast || Label.goroutine(order[i]) == track.last()) && enabled.contains(order[i])) {
                return i;
            }
        }
        return -1;
    }

    private int take(int place, Labels enabled) {
        taken[place] = true;
        while (from < order.length && taken[from]) {
            from++;
        }
        return enabled.indexOf(order[place]);
    }

    /// What was done.
    Run run() {
        return track.run();
    }

    @Override
    public String description() {
        return "shrinking";
    }
}
