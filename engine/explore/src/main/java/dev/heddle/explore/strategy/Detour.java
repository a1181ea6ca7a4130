package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;

/// Runs a schedule up to a step, takes another way there, and then does what is left of the schedule in its order
/// as far as that is possible; whoever took the other way may first go on as long as he can. Beyond it whoever runs
/// goes on for a while, and then the others get their turn.
public final class Detour implements Search {
    private static final int LONGEST_TURN = 30;

    private final long[] order;
    private final int from;
    private final int alternative;
    private final boolean goesOn;
    private final boolean[] taken;
    private final RoundRobin rest = new RoundRobin();
    private int step;
    private int turn;
    private boolean exists = true;

    /// @param order       the transitions of the schedule
    /// @param from        how many of them to run first
    /// @param alternative which of the transitions that are possible then, by place
    /// @param goesOn      whether the goroutine that takes it goes on while it can
    public Detour(long[] order, int from, int alternative, boolean goesOn) {
        this.order = order.clone();
        this.from = from;
        this.alternative = alternative;
        this.goesOn = goesOn;
        this.taken = new boolean[order.length];
    }

    @Override
    public boolean begin(long number) {
        return rest.begin(number);
    }

    /// Whether there was such a way to take.
    public boolean exists() {
        return exists;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        int at = step++;
        if (at == from) {
            exists = alternative < enabled.size();
            return exists ? taken(enabled, alternative) : CUT;
        }
        int own = goesOn && at > from ? ofLastRan(enabled, scheduler) : -1;
        if (own >= 0) {
            return taken(enabled, own);
        }
        for (int i = 0; i < order.length && (at > from || i <= at); i++) {
            int place = taken[i] ? -1 : enabled.indexOf(order[i]);
            if (place >= 0) {
                taken[i] = true;
                return place;
            }
        }
        return goOn(enabled, scheduler);
    }

    private int goOn(Labels enabled, DeterministicScheduler scheduler) {
        int own = ofLastRan(enabled, scheduler);
        if (own < 0) {
            turn = 0;
            return rest.choose(enabled, scheduler);
        }
        return own;
    }

    private int ofLastRan(Labels enabled, DeterministicScheduler scheduler) {
        for (int i = 0; i < enabled.size() && turn < LONGEST_TURN; i++) {
            if (Label.goroutine(enabled.get(i)) == scheduler.schedule().lastRan()) {
                turn++;
                return i;
            }
        }
        return -1;
    }

    /// If the schedule does it too, later, it is done now.
    private int taken(Labels enabled, int choice) {
        for (int i = from; i < order.length; i++) {
            if (order[i] == enabled.get(choice)) {
                taken[i] = true;
                break;
            }
        }
        return choice;
    }

    @Override
    public String description() {
        return "detour";
    }
}
