package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.scheduler.DeterministicScheduler;

/// What the sampling strategies share: each draws its choices from a stream of its own for every execution.
///
/// Two things are no choice, and no step that counts. A goroutine's first step touches nothing, so it is taken at
/// once; in the papers, too, a thread's first event is its first access. And the clock moves by itself when nobody
/// else can.
///
/// The calibration runs ([NonPreemptive], [RoundRobin]) do choose when a goroutine starts: where code has accesses
/// that the explorer does not see, it matters after all.
abstract class Sampler implements Search {
    final Seeds random = new Seeds();
    final Roster roster = new Roster();
    private final long seed;
    private int[] starts = new int[16];

    /// @param seed execution i is a function of the seed and i
    Sampler(long seed) {
        this.seed = seed;
    }

    @Override
    public final boolean begin(long number) {
        random.start(seed, number);
        roster.begin();
        begin();
        return true;
    }

    @Override
    public final boolean isRepeatable() {
        return true;
    }

    @Override
    public final int choose(Labels enabled, DeterministicScheduler scheduler) {
        var model = scheduler.model();
        int known = roster.size();
        roster.update(model);
        for (int place = known; place < roster.size(); place++) {
            arrived(place, scheduler);
        }
        int chosen = startsAtOnce() ? roster.start(enabled, model, random) : -1;
        if (chosen < 0) {
            chosen = isTick(enabled) ? 0 : pick(enabled, model);
        }
        moves(enabled.get(chosen), model);
        return chosen;
    }

    /// A new execution, in which only the clock has a place so far.
    abstract void begin();

    /// A goroutine has got a place.
    void arrived(int place, DeterministicScheduler scheduler) {}

    /// Picks one of several transitions, or the only one.
    abstract int pick(Labels enabled, Model model);

    /// A transition is about to be carried out; the model still shows what is pending.
    void moves(long label, Model model) {}

    /// Whether first steps are taken at once.
    boolean startsAtOnce() {
        return true;
    }

    /// The clock's labels stand last, so if the first is one nobody else can move.
    private static boolean isTick(Labels enabled) {
        return Label.goroutine(enabled.get(0)) == Label.CLOCK;
    }

    /// Picks a goroutine uniformly, and then one of its alternatives uniformly.
    final int uniform(Labels enabled) {
        int size = enabled.size();
        if (size == 1) {
            return 0;
        }
        if (starts.length <= size) {
            starts = new int[2 * size];
        }
        // Labels of one goroutine stand side by side.
        int groups = 0;
        int last = -1;
        for (int i = 0; i < size; i++) {
            int g = Label.goroutine(enabled.get(i));
            if (g != last) {
                starts[groups++] = i;
                last = g;
            }
        }
        starts[groups] = size;
        int group = groups == 1 ? 0 : random.nextInt(groups);
        int alternatives = starts[group + 1] - starts[group];
        return starts[group] + (alternatives == 1 ? 0 : random.nextInt(alternatives));
    }

    /// Picks uniformly among the transitions in which a goroutine takes part; -1 if there is none.
    final int uniform(Labels enabled, int g) {
        int count = 0;
        int first = -1;
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.involves(enabled.get(i), g)) {
                first = count++ == 0 ? i : first;
            }
        }
        int skip = count <= 1 ? 0 : random.nextInt(count);
        int i = first;
        while (skip > 0) {
            if (Label.involves(enabled.get(++i), g)) {
                skip--;
            }
        }
        return i;
    }
}
