package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.Chooser;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Observer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// Every interleaving of any body, by running it once per path through the tree of choices: plain enumeration with
/// the library itself, which knows nothing of the search.
///
/// With `prunes`, a beginning that is equivalent to one that was gone on from is cut off there; that relies on the
/// dependence relation, which other tests check. Without, nothing is relied on.
final class Enumeration implements Chooser, Observer {
    private static final int LONGEST = 256;
    private static final int STEPS = 1_000;

    private final DeterministicScheduler scheduler;
    private final Footprints footprints = new Footprints();
    private final Dependence dependence;
    private final Names names;
    private final boolean prunes;
    private final Set<String> visited = new HashSet<>();
    private final long[] labels = new long[LONGEST];
    private final long[] touched = new long[LONGEST];
    private final int[] choice = new int[LONGEST];
    private final int[] choices = new int[LONGEST];
    private int length;
    private int replayed;
    private boolean isCut;

    /// Each trace with the ways it ends: one, if the dependence relation is valid.
    final Map<String, Set<String>> traces = new HashMap<>();
    long executions;
    long interleavings;

    /// @param identities the names to use, and the wait groups to be careful with, those of a search to compare with
    Enumeration(Identities identities, boolean racing, Names names, boolean prunes) {
        this.scheduler = new DeterministicScheduler(identities, racing, 0);
        this.dependence = new Dependence(scheduler.model(), identities::isIrregular, footprints);
        this.names = names;
        this.prunes = prunes;
    }

    /// False if there are more executions than `most`, cut ones included.
    ///
    /// @param outcome how the last execution has ended
    boolean run(Body body, Supplier<String> outcome, long most) {
        var within = new boolean[1];
        scheduler.drive(() -> within[0] = runAll(body, outcome, most));
        return within[0];
    }

    /// Every way in which the body can end.
    Set<String> outcomes() {
        var all = new TreeSet<String>();
        traces.values().forEach(all::addAll);
        return all;
    }

    private boolean runAll(Body body, Supplier<String> outcome, long most) {
        do {
            if (executions++ == most) {
                return false;
            }
            length = 0;
            isCut = false;
            try {
                scheduler.execute(body, this, STEPS, true, this);
                if (!isCut) {
                    interleavings++;
                    traces.computeIfAbsent(key(), _ -> new HashSet<>()).add(outcome.get());
                }
            } finally {
                scheduler.unwind();
            }
        } while (goBack());
        return true;
    }

    /// To the last step at which there is another choice.
    private boolean goBack() {
        int last = length - 1;
        while (last >= 0 && choice[last] + 1 == choices[last]) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        choice[last]++;
        replayed = last + 1;
        return true;
    }

    private String key() {
        return names.canonical(labels, touched, length, dependence);
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        if (length >= replayed) {
            if (length == LONGEST) {
                throw new IllegalStateException("more than " + LONGEST + " steps");
            }
            if (prunes && length > 0 && !visited.add(key())) {
                isCut = true;
                return CUT;
            }
            choice[length] = 0;
        }
        choices[length] = enabled.size();
        labels[length] = enabled.get(choice[length]);
        return choice[length];
    }

    @Override
    public void executed(long label, Labels footprint) {
        touched[length++] = footprints.code(footprint);
    }
}
