package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.Arrays;

/// Gives each pending event a random priority, does the one with the highest, and draws anew the priorities of
/// those that depend on it: partial order sampling; Yuan, Yang, Gu, "Partial Order Aware Concurrency Sampling" (CAV
/// 2018).
///
/// Every partial order of the program has a chance that does not depend on events that are independent of its own,
/// and two events that depend on each other come in either order.
///
/// Where we differ from the paper:
///
/// - An event is an alternative of a goroutine, so each case of a select has a priority of its own. It decides
///   which goroutine goes on; the case is then picked uniformly among those that are ready.
/// - A rendezvous has a priority made from those of its two ends, and gets a new one when either end does.
/// - After every 1,000 steps all priorities are drawn anew: two goroutines that poll in turn would nearly always be
///   above one that has drawn very low, on whom they wait.
/// - Which events depend on the one that is done is told from what is pending ([PendingDependence]), before it is
///   done.
final class Pos extends Sampler {
    private static final int STEPS_BETWEEN_DRAWS = 1_000;

    private int steps;

    // Invariant: priority[p][i] is 0 or what was drawn for alternative i - 1 of the pending operation at place p
    // since that was reached and since the last event that depends on it. 0 stands for "to be drawn when it is
    // first looked at". Alternative -1, at 0, is the plain one, the default of a select, or any value of a choice.
    private long[][] priority = new long[16][4];

    /// @param seed execution i is a function of the seed and i
    Pos(long seed) {
        super(seed);
    }

    @Override
    void begin() {
        steps = 0;
        forget(Roster.CLOCK);
    }

    @Override
    void arrived(int place, DeterministicScheduler scheduler) {
        if (place >= priority.length) {
            int known = priority.length;
            priority = Arrays.copyOf(priority, 2 * place);
            for (int i = known; i < priority.length; i++) {
                priority[i] = new long[4];
            }
        }
        forget(place);
    }

    private void forget(int place) {
        Arrays.fill(priority[place], 0);
    }

    private void forgetAll() {
        for (int place = 0; place < roster.size(); place++) {
            forget(place);
        }
    }

    @Override
    int pick(Labels enabled, Model model) {
        if (++steps % STEPS_BETWEEN_DRAWS == 0) {
            forgetAll();
        }
        int best = 0;
        long highest = -1;
        for (int i = 0; i < enabled.size() && enabled.size() > 1; i++) {
            long p = priority(enabled.get(i), model);
            if (p > highest) {
                highest = p;
                best = i;
            }
        }
        long label = enabled.get(best);
        int partner = Label.partner(label);
        var picksAmongSenders = partner != Label.ALONE && model.pending(partner) == OperationKind.SELECT;
        return uniform(enabled, picksAmongSenders ? partner : Label.goroutine(label));
    }

    private long priority(long label, Model model) {
        int g = Label.goroutine(label);
        int partner = Label.partner(label);
        long own = end(g, Label.alternative(label), model);
        return partner == Label.ALONE
                ? own
                : Seeds.mix(own + Long.rotateLeft(end(partner, Label.partnerAlternative(label), model), 32)) >>> 1;
    }

    /// What was drawn for one end of an event.
    private long end(int g, int alternative, Model model) {
        int place = roster.place(g);
        int i = index(g, alternative, model);
        if (i >= priority[place].length) {
            priority[place] = Arrays.copyOf(priority[place], 2 * i);
        }
        var drawn = priority[place];
        if (drawn[i] == 0) {
            drawn[i] = random.nextLong() >>> 1 | 1;
        }
        return drawn[i];
    }

    private static int index(int g, int alternative, Model model) {
        return g == Label.CLOCK || alternative < 0 || model.pending(g) != OperationKind.SELECT ? 0 : alternative + 1;
    }

    @Override
    void moves(long label, Model model) {
        int g = Label.goroutine(label);
        int partner = Label.partner(label);
        if (g == Label.CLOCK && VirtualClock.timerOf(label) < 0) {
            forgetAll();
            return;
        }
        forget(roster.place(g));
        if (partner != Label.ALONE) {
            forget(roster.place(partner));
        }
        for (int i = 0; i < model.liveCount(); i++) {
            int h = model.live(i);
            if (h != g && h != partner) {
                forgetDependent(label, h, model);
            }
        }
    }

    private void forgetDependent(long label, int h, Model model) {
        var drawn = priority[roster.place(h)];
        for (int i = 0; i < drawn.length; i++) {
            if (drawn[i] != 0 && PendingDependence.dependent(model, label, h, i - 1)) {
                drawn[i] = 0;
            }
        }
    }

    @Override
    public String description() {
        return "pos";
    }
}
