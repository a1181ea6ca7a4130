package dev.heddle.explore;

import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Labels;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;
import java.util.ArrayList;
import java.util.List;

/// Every schedule with at most so many preemptions, one after another, without any cleverness.
final class FewestSwitches implements Search {
    private final int bound;
    private final List<int[]> path = new ArrayList<>();
    private int step;
    private int last;
    private int switches;

    FewestSwitches(int bound) {
        this.bound = bound;
    }

    @Override
    public boolean begin(long number) {
        while (number > 0 && !path.isEmpty() && ++path.getLast()[0] == path.getLast()[1]) {
            path.removeLast();
        }
        step = 0;
        last = -1;
        switches = 0;
        return number == 0 || !path.isEmpty();
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        var own = new ArrayList<Integer>();
        var others = new ArrayList<Integer>();
        for (int i = 0; i < enabled.size(); i++) {
            (Label.goroutine(enabled.get(i)) == last ? own : others).add(i);
        }
        int size = own.isEmpty() ? others.size() : own.size() + (switches < bound ? others.size() : 0);
        if (step == path.size()) {
            path.add(new int[] {0, size});
        }
        int option = path.get(step++)[0];
        int chosen = option < own.size() ? own.get(option) : others.get(option - own.size());
        int g = Label.goroutine(enabled.get(chosen));
        if (!own.isEmpty() && g != last) {
            switches++;
        }
        last = g == Label.CLOCK ? last : g;
        return chosen;
    }

    @Override
    public String description() {
        return "every schedule with at most " + bound + " switches";
    }
}
