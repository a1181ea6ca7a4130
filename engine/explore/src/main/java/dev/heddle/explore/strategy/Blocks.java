package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;

/// Cuts the numbered stream of executions into blocks of 64, of which the first two are calibration runs: everybody
/// until he blocks, and everybody in turn. All that the others need to know they learn from these two.
///
/// So an execution is a function of the seed and its number alone, and whoever wants only some executions of a
/// block runs its first two as well.
abstract class Blocks implements Search {
    static final int SIZE = 64;
    static final int CALIBRATION_RUNS = 2;

    final Calibration learnt = new Calibration();
    private static final int ALL_RUNS = (1 << CALIBRATION_RUNS) - 1;

    private final Sampler[] calibrators;
    private long block = -1;
    /// A bit for each calibration run of the block that has been learnt from.
    private int runs;
    /// The number in the block of the execution at hand.
    private int run;
    private Sampler current;

    /// @param seed execution i is a function of the seed and i
    Blocks(long seed) {
        calibrators = new Sampler[] {new NonPreemptive(seed), new RoundRobin(seed)};
        current = calibrators[0];
    }

    /// The strategy of an execution that is no calibration run.
    abstract Sampler sampler(long number);

    @Override
    public final long missing(long number) {
        if (number % SIZE < CALIBRATION_RUNS) {
            return -1;
        }
        long first = number - number % SIZE;
        int known = number / SIZE == block ? runs : 0;
        return known == ALL_RUNS ? -1 : first + Integer.numberOfTrailingZeros(~known);
    }

    @Override
    public final boolean isRepeatable() {
        return true;
    }

    @Override
    public final boolean begin(long number) {
        if (number / SIZE != block) {
            block = number / SIZE;
            runs = 0;
            learnt.clear();
        }
        run = (int) (number % SIZE);
        current = isCalibration() ? calibrators[run] : sampler(number);
        if (isCalibration()) {
            learnt.begin();
        }
        return current.begin(number);
    }

    private boolean isCalibration() {
        return run < CALIBRATION_RUNS;
    }

    @Override
    public final int choose(Labels enabled, DeterministicScheduler scheduler) {
        int chosen = current.choose(enabled, scheduler);
        if (isCalibration()) {
            learnt.count(enabled.get(chosen), enabled, scheduler.model(), current.roster);
        }
        return chosen;
    }

    @Override
    public final void end(DeterministicScheduler scheduler, Ending ending) {
        if (isCalibration()) {
            learnt.end(current.roster, scheduler.identities());
            // The larger counts are learnt, so the order of the runs makes no difference.
            runs |= 1 << run;
        }
    }

    /// What this search is called, whatever it draws.
    abstract String name();

    @Override
    public final String description() {
        var drawn = current.description();
        return drawn.equals(name()) ? drawn : name() + " (" + drawn + ")";
    }
}
