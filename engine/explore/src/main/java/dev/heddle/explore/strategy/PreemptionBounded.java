package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Every schedule without a preemption, then every one with one, and so on up to a bound: iterative context
/// bounding; Musuvathi, Qadeer, "Iterative Context Bounding for Systematic Testing of Multithreaded Programs" (PLDI
/// 2007). The first failure so has the fewest preemptions with which the program fails at all, and most bugs need
/// very few.
///
/// A preemption is a step of one goroutine where the one that made the step before could have gone on. Where it
/// could not, all others are tried, and that costs nothing: a program of n goroutines that block b times together
/// and make k steps has at most about (k n)^c (b + n)! schedules with c preemptions, polynomial in k.
///
/// Each schedule is run once in all bounds together. An execution with c preemptions leaves behind where it could
/// have been interrupted once more; each such place, with what goes on from there without preemption, is a part of
/// its own of bound c + 1. Places that an execution shares with the one before are left behind by that one.
///
/// Where we differ from the paper:
///
/// - It keeps states and compares them; we keep schedules and run them again, and nothing is cut for having been
///   seen.
/// - Whoever has yielded can go on, so interrupting it counts.
/// - A rendezvous is a step of the sender.
public final class PreemptionBounded implements Search {
    private static final int NOBODY = -1;
    private static final int CHECK_SHIFT = 32;

    private final int most;
    private int bound;

    /// Executions with `bound - 1` preemptions that can be interrupted once more, the first one from its place
    /// `nextPlace` on; at bound 0 none.
    private Deque<Left> left = new ArrayDeque<>();

    private int nextPlace;
    /// Those with `bound` preemptions; only whether there are any if that is the last bound.
    private Deque<Left> leftForNext = new ArrayDeque<>();

    private boolean isCutShort;

    // The part at hand: all schedules that begin with `taken` up to `fixed`, are interrupted in the step after that
    // (not at bound 0), and have no more preemptions then.
    // Invariants: up to `length`, an execution takes the same way as the one before, save for the last step of
    // these; taken[i] is the place of a transition among those possible in step i, with a check in the upper half,
    // and option[i] the how-manieth it is of those that may be taken there, of which there are width[i].
    private int fixed;
    private int length;
    private int step;
    private long[] taken = new long[64];
    private int[] option = new int[64];
    private int[] width = new int[64];
    private boolean[] interruptible = new boolean[64];

    private int last;
    private long executions;
    private long parts;
    private long partsLeft;
    private long partsOfNext;
    private boolean isOver;

    /// An execution that can be interrupted in some steps.
    ///
    /// @param steps what was chosen in each step, with a check; the complement of that where it can be interrupted
    /// @param from  the first step to look at
    @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
    private record Left(long[] steps, int from) {
        /// The first place at or after this step, or -1.
        int place(int step) {
            for (int i = Math.max(from, step); i < steps.length; i++) {
                if (steps[i] < 0) {
                    return i;
                }
            }
            return -1;
        }

        long step(int i) {
            return steps[i] < 0 ? ~steps[i] : steps[i];
        }
    }

    /// @param most the last bound, 0 or more
    public PreemptionBounded(int most) {
        this.most = most;
    }

    @Override
    public boolean begin(long number) {
        if (number > 0) {
            leaveBehind();
            isOver = !toNext() && !toNextPart();
        }
        step = 0;
        last = NOBODY;
        return !isOver;
    }

    /// What the last execution can be interrupted in, besides what those before have left.
    private void leaveBehind() {
        executions++;
        int from = length;
        long places = 0;
        for (int i = from; i < step; i++) {
            places += interruptible[i] ? 1 : 0;
        }
        if (places == 0) {
            return;
        }
        partsOfNext += places;
        if (bound == most) {
            isCutShort = true;
            return;
        }
        var steps = Arrays.copyOf(taken, step);
        for (int i = from; i < step; i++) {
            steps[i] = interruptible[i] ? ~steps[i] : steps[i];
        }
        leftForNext.add(new Left(steps, from));
    }

    /// Changes the deepest choice that has another option left; false if the part is done.
    private boolean toNext() {
        length = step;
        while (length > fixed && option[length - 1] + 1 == width[length - 1]) {
            length--;
        }
        if (length == fixed) {
            return false;
        }
        option[length - 1]++;
        return true;
    }

    private boolean toNextPart() {
        while (true) {
            var first = left.peek();
            if (first == null) {
                if (leftForNext.isEmpty()) {
                    return false;
                }
                left = leftForNext;
                leftForNext = new ArrayDeque<>();
                bound++;
                nextPlace = 0;
                executions = 0;
                parts = 0;
                partsLeft = partsOfNext;
                partsOfNext = 0;
                continue;
            }
            int place = first.place(nextPlace);
            if (place < 0) {
                left.remove();
                nextPlace = 0;
                continue;
            }
            nextPlace = place + 1;
            begin(first, place);
            return true;
        }
    }

    private void begin(Left execution, int place) {
        parts++;
        partsLeft--;
        fixed = place;
        length = place;
        ensure(place);
        for (int i = 0; i < place; i++) {
            taken[i] = execution.step(i);
        }
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        ensure(step);
        int here = step++;
        long before = taken[here];
        int choice = here < fixed ? (int) before : pick(here, enabled, scheduler);
        if (choice >= enabled.size()) {
            throw diverged(here, choice + 1 + " possible transitions", enabled, scheduler);
        }
        long label = enabled.get(choice);
        taken[here] = check(label, enabled) << CHECK_SHIFT | choice;
        // The last one of those that are the same is the one that has just been changed.
        if (taken[here] != before && (here < fixed || here < length - 1)) {
            throw diverged(here, "other transitions", enabled, scheduler);
        }
        int g = Label.goroutine(label);
        last = g == Label.CLOCK ? last : g;
        return choice;
    }

    /// By which a step is known again: a body that is no function of the schedule is better told so.
    private static long check(long label, Labels enabled) {
        return (label * 0x9e3779b97f4a7c15L + enabled.size() * 0xbf58476d1ce4e5b9L) >>> CHECK_SHIFT + 1;
    }

    /// Finds out what may be done in a step that is not fixed, and picks what is next.
    private int pick(int here, Labels enabled, DeterministicScheduler scheduler) {
        int own = 0;
        int first = 0;
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.goroutine(enabled.get(i)) == last) {
                first = own++ == 0 ? i : first; // those of one goroutine stand side by side
            }
        }
        int others = enabled.size() - own;
        var interrupts = here == fixed && bound > 0;
        var goesOn = own > 0 && !interrupts;
        int options = goesOn ? own : others;
        if (here >= length) {
            option[here] = 0;
            width[here] = options;
        } else if (width[here] != options) {
            throw diverged(here, width[here] + " possible transitions", enabled, scheduler);
        }
        interruptible[here] = goesOn && others > 0;
        return goesOn ? first + option[here] : other(option[here], first, own);
    }

    /// The place of the transition that is the how-manieth of those of others.
    private static int other(int howManieth, int first, int own) {
        return howManieth < first ? howManieth : howManieth + own;
    }

    private static Diverged diverged(int here, String expected, Labels enabled, DeterministicScheduler scheduler) {
        return new Diverged(here + 1, expected, Diverged.list(enabled, scheduler));
    }

    private void ensure(int place) {
        if (place >= taken.length) {
            int size = Math.max(place + 1, 2 * taken.length);
            taken = Arrays.copyOf(taken, size);
            option = Arrays.copyOf(option, size);
            width = Arrays.copyOf(width, size);
            interruptible = Arrays.copyOf(interruptible, size);
        }
    }

    /// Whether every schedule has been run, because none can be interrupted once more.
    @Override
    public boolean isExhausted() {
        return isOver && !isCutShort;
    }

    @Override
    public @Nullable String partlyCovered() {
        int done = isOver ? bound : bound - 1;
        return done < 0 ? null : "every schedule with at most " + preemptions(done) + " was run";
    }

    /// As many executions for each part that is left as for those that are done; and, for each bound that is left,
    /// as many parts for each execution as up to now in this one.
    @Override
    public double estimatedRemaining() {
        double done = Math.max(1, executions);
        double each = done / Math.max(1, parts);
        double remaining = partsLeft * each;
        double ofBound = done + remaining;
        for (int next = bound + 1; next <= most && ofBound > 0; next++) {
            ofBound *= partsOfNext / done * each;
            remaining += ofBound;
        }
        return remaining;
    }

    @Override
    public String description() {
        return "depth first, " + preemptions(bound);
    }

    private static String preemptions(int count) {
        return count == 1 ? "1 preemption" : count + " preemptions";
    }
}
