package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;

/// Lets everybody run until he cannot go on, and then picks whoever is next uniformly: the first calibration run of
/// a block.
///
/// A goroutine that yields, or seems to spin, counts as one that cannot go on.
final class NonPreemptive extends Sampler {
    private static final int NOBODY = -1;

    private final Spinning spinning = new Spinning();
    private int running;

    NonPreemptive(long seed) {
        super(seed);
    }

    @Override
    void begin() {
        running = NOBODY;
        spinning.begin();
    }

    @Override
    boolean startsAtOnce() {
        return false;
    }

    @Override
    int pick(Labels enabled, Model model) {
        int chosen = running == NOBODY ? -1 : uniform(enabled, running);
        return chosen >= 0 ? chosen : uniform(enabled);
    }

    @Override
    void moves(long label, Model model) {
        int g = Label.goroutine(label);
        if (g == Label.CLOCK) {
            return;
        }
        if (running == NOBODY || !Label.involves(label, running)) {
            running = g;
        }
        var kind = Kinds.of(label, model);
        var otherwise = Label.alternative(label) == Label.OTHERWISE;
        if (kind == OperationKind.YIELD || spinning.step(roster.place(g), kind, otherwise, 0)) {
            running = NOBODY;
        }
    }

    @Override
    public String description() {
        return "non-preemptive";
    }
}
