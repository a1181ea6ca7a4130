package dev.heddle.explore.shrink;

import dev.heddle.explore.strategy.PendingDependence;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.Arrays;
import java.util.BitSet;

/// Enumerates the schedules with at most so many preemptions, depth first, one in each execution.
///
/// Whoever runs is interrupted only before an operation on an object that others use too: before any other one it
/// makes no difference. And only after an operation that makes a difference: otherwise the other one could have
/// gone first. If nothing that depends on its next operation has come until it goes on, the execution is given up:
/// it could as well have been interrupted after that.
///
/// Invariant: in the execution at hand the first `length` choices have been laid down by those before.
final class Bounded implements Search {
    private final int bound;
    private final Sharing sharing;
    private int[] taken = new int[64];
    private int[] width = new int[64];
    private int length;
    private int step;
    private int preemptions;
    /// Whether whoever runs has done anything that can matter to others since the last change.
    private boolean hasActed;
    /// The goroutines that were interrupted before an operation on which nothing has depended since.
    private final BitSet interrupted = new BitSet();
    private Track track = new Track();
    private int[] options = new int[16];

    /// @param bound   how many preemptions there may be
    /// @param sharing which objects are used by more than one goroutine
    Bounded(int bound, Sharing sharing) {
        this.bound = bound;
        this.sharing = sharing;
    }

    @Override
    public boolean begin(long number) {
        if (number > 0) {
            length = step;
            while (length > 0 && taken[length - 1] + 1 >= width[length - 1]) {
                length--;
            }
            if (length == 0) {
                return false;
            }
            taken[length - 1]++;
        }
        step = 0;
        preemptions = 0;
        hasActed = false;
        interrupted.clear();
        track = new Track();
        return true;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        sharing.note(enabled, scheduler.model());
        int count = list(enabled, scheduler);
        if (count == 0) {
            return CUT;
        }
        int here = step++;
        if (here >= length) {
            ensure(here);
            taken[here] = 0;
        }
        // It can have grown, when an object has turned out to be shared; new options stand last.
        width[here] = count;
        int option = options[Math.min(taken[here], count - 1)];
        int g = Label.goroutine(enabled.get(option));
        if (g != track.last() && track.couldGoOn(enabled)) {
            preemptions++;
            interrupted.set(track.last());
        }
        noteProgress(enabled.get(option), scheduler.model());
        return track.take(option, enabled, scheduler);
    }

    private void noteProgress(long label, Model model) {
        int g = Label.goroutine(label);
        hasActed = g != Label.CLOCK && sharing.isShared(g, model) || g == track.last() && hasActed;
        for (int h = interrupted.nextSetBit(0); h >= 0; h = interrupted.nextSetBit(h + 1)) {
            if (Label.involves(label, h) || PendingDependence.dependsOnAny(model, label, h)) {
                interrupted.clear(h);
            }
        }
    }

    /// Lists what may be chosen: the alternatives of whoever runs, and those of others if he cannot go on or may be
    /// interrupted.
    private int list(Labels enabled, DeterministicScheduler scheduler) {
        if (options.length < enabled.size()) {
            options = new int[2 * enabled.size()];
        }
        int last = track.last();
        var couldGoOn = track.couldGoOn(enabled);
        var matters = couldGoOn && sharing.isShared(last, scheduler.model());
        var others = !couldGoOn || preemptions < bound && hasActed && matters;
        int count = 0;
        for (int i = 0; i < enabled.size(); i++) {
            if (couldGoOn && Label.goroutine(enabled.get(i)) == last) {
                options[count++] = i;
            }
        }
        for (int i = 0; i < enabled.size() && others; i++) {
            int g = Label.goroutine(enabled.get(i));
            if ((!couldGoOn || g != last) && !interrupted.get(g)) {
                options[count++] = i;
            }
        }
        return count;
    }

    private void ensure(int place) {
        if (place == taken.length) {
            taken = Arrays.copyOf(taken, 2 * place);
            width = Arrays.copyOf(width, 2 * place);
        }
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
