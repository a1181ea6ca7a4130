package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.Arrays;

/// Picks each goroutine with a probability proportional to the number of events that are still to come of it, those
/// of the goroutines included that it has yet to start: every interleaving is as likely as any other if the numbers
/// are right and nothing blocks; Zhao, Wolff, Mathur, Roychoudhury, "Selectively Uniform Concurrency Testing"
/// (ASPLOS 2025).
///
/// Where we differ from the paper:
///
/// - The numbers come from the two calibration runs of the block, the larger for each goroutine, which is known by
///   its path (main's second child's first). For one that was not met the median of its siblings is taken.
/// - Whoever has made more steps than expected still has one to come, so a loop that waits for others cannot starve
///   them.
/// - A rendezvous belongs to both goroutines, half to each. A goroutine's weight is shared equally by the
///   transitions in which it takes part, so its select picks uniformly among the ready cases.
/// - Timers that fire early are one more goroutine.
/// - Only the uniform walk: no events are selected as interesting.
final class Urw extends Sampler {
    private final Calibration learnt;

    // Invariants: ownLeft is what Calibration.own says minus the halves made so far, so it can be below 0;
    // childrenLeft is the sum of Calibration.subtree over the known children that have not been started yet.
    private long[] ownLeft = new long[16];
    private long[] childrenLeft = new long[16];
    // For the choice at hand: in how many transitions a goroutine takes part.
    private int[] shares = new int[16];

    /// @param seed   execution i is a function of the seed, i and what is learnt in its block
    /// @param learnt how many steps each goroutine makes
    Urw(long seed, Calibration learnt) {
        super(seed);
        this.learnt = learnt;
    }

    @Override
    void begin() {
        ownLeft[Roster.CLOCK] = learnt.clock();
        childrenLeft[Roster.CLOCK] = 0;
    }

    @Override
    void arrived(int place, DeterministicScheduler scheduler) {
        if (place >= ownLeft.length) {
            ownLeft = Arrays.copyOf(ownLeft, 2 * place);
            childrenLeft = Arrays.copyOf(childrenLeft, 2 * place);
            shares = Arrays.copyOf(shares, 2 * place);
        }
        int g = roster.goroutine(place);
        int parent = scheduler.identities().parent(g);
        if (!learnt.knows(g)) {
            ownLeft[place] = learnt.unseen(parent);
            childrenLeft[place] = 0;
            return;
        }
        ownLeft[place] = learnt.own(g);
        childrenLeft[place] = learnt.children(g);
        if (parent >= 0) {
            childrenLeft[roster.place(parent)] -= learnt.subtree(g);
        }
    }

    @Override
    int pick(Labels enabled, Model model) {
        int chosen = enabled.size() == 1 ? 0 : draw(enabled);
        long label = enabled.get(chosen);
        int partner = Label.partner(label);
        int place = roster.place(Label.goroutine(label));
        if (partner == Label.ALONE) {
            ownLeft[place] -= Calibration.STEP;
        } else {
            ownLeft[place] -= Calibration.STEP / 2;
            ownLeft[roster.place(partner)] -= Calibration.STEP / 2;
        }
        return chosen;
    }

    private int draw(Labels enabled) {
        countShares(enabled);
        double total = 0;
        for (int i = 0; i < enabled.size(); i++) {
            total += weight(enabled.get(i));
        }
        double rest = random.nextDouble() * total;
        int last = enabled.size() - 1;
        for (int i = 0; i < last; i++) {
            rest -= weight(enabled.get(i));
            if (rest < 0) {
                return i;
            }
        }
        return last;
    }

    private void countShares(Labels enabled) {
        Arrays.fill(shares, 0, roster.size(), 0);
        for (int i = 0; i < enabled.size(); i++) {
            long label = enabled.get(i);
            shares[roster.place(Label.goroutine(label))]++;
            if (Label.partner(label) != Label.ALONE) {
                shares[roster.place(Label.partner(label))]++;
            }
        }
    }

    private double weight(long label) {
        int place = roster.place(Label.goroutine(label));
        int partner = Label.partner(label);
        return partner == Label.ALONE
                ? share(place, Calibration.STEP)
                : share(place, Calibration.STEP / 2) + share(roster.place(partner), Calibration.STEP / 2);
    }

    private double share(int place, int atLeast) {
        return (double) (Math.max(ownLeft[place], atLeast) + Math.max(childrenLeft[place], 0)) / shares[place];
    }

    @Override
    public String description() {
        return "urw";
    }
}
