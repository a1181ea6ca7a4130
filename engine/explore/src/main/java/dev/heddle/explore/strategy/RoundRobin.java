package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.Arrays;

/// The fair schedule: everybody in turn, one step each. A program that does not end under it spins.
///
/// Turns go by rank: in the order of starting, and then a select takes its cases in turn; or, as the second
/// calibration run of a block, in an order drawn for the execution, and then so are the cases.
public final class RoundRobin extends Sampler {
    private final boolean drawn;
    private long[] rank = new long[16];
    private long last;
    private int turns;

    /// Everybody in the order of starting.
    public RoundRobin() {
        super(0);
        drawn = false;
    }

    /// Everybody in an order that is drawn.
    RoundRobin(long seed) {
        super(seed);
        drawn = true;
    }

    @Override
    void begin() {
        last = -1;
        turns = 0;
        rank[Roster.CLOCK] = drawn ? random.nextLong() >>> 1 : Long.MAX_VALUE;
    }

    @Override
    void arrived(int place, DeterministicScheduler scheduler) {
        if (place >= rank.length) {
            rank = Arrays.copyOf(rank, 2 * place);
        }
        rank[place] = drawn ? random.nextLong() >>> 1 : place;
    }

    @Override
    boolean startsAtOnce() {
        return false;
    }

    @Override
    int pick(Labels enabled, Model model) {
        int chosen = nextInTurn(enabled);
        int g = Label.goroutine(enabled.get(chosen));
        last = rank[roster.place(g)];
        int alternatives = 1;
        while (chosen + alternatives < enabled.size() && Label.goroutine(enabled.get(chosen + alternatives)) == g) {
            alternatives++;
        }
        if (alternatives == 1) {
            return chosen;
        }
        return chosen + (drawn ? random.nextInt(alternatives) : turns++ % alternatives);
    }

    /// The first label of whoever comes after `last` in the cyclic order of ranks.
    private int nextInTurn(Labels enabled) {
        int lowest = 0;
        int next = -1;
        for (int i = 0; i < enabled.size(); i++) {
            long r = rankOf(enabled.get(i));
            if (r < rankOf(enabled.get(lowest))) {
                lowest = i;
            }
            if (r > last && (next < 0 || r < rankOf(enabled.get(next)))) {
                next = i;
            }
        }
        return next >= 0 ? next : lowest;
    }

    private long rankOf(long label) {
        return rank[roster.place(Label.goroutine(label))];
    }

    @Override
    public String description() {
        return "round robin";
    }
}
