package dev.heddle.explore.shrink;

import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;

/// The schedule that is to be shrunk, as it was.
final class Exact implements Search {
    private final int[] choices;
    private final Track track = new Track();
    private int step;

    Exact(int[] choices) {
        this.choices = choices;
    }

    @Override
    public boolean begin(long number) {
        return number == 0;
    }

    @Override
    public int choose(Labels enabled, DeterministicScheduler scheduler) {
        int choice = step < choices.length ? choices[step] : 0;
        step++;
        return choice < enabled.size() ? track.take(choice, enabled, scheduler) : CUT;
    }

    Run run() {
        return track.run();
    }

    @Override
    public String description() {
        return "shrinking";
    }
}
