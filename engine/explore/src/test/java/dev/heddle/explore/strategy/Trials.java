package dev.heddle.explore.strategy;

import dev.heddle.explore.strategy.Programs.Program;
import dev.heddle.model.Identities;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;

/// Runs a program under a strategy, execution by execution, as a search does.
final class Trials {
    private static final int MAX_STEPS = 20_000;

    private final DeterministicScheduler scheduler;
    private final Search search;
    private final Program program;
    private long steps;
    private int unfinished;

    Trials(Search search, Program program) {
        this(search, program, false);
    }

    Trials(Search search, Program program, boolean racing) {
        this.search = search;
        this.program = program;
        this.scheduler = new DeterministicScheduler(new Identities(), racing, 1);
    }

    /// The part of `runs` executions that show the bug: something is thrown, somebody left asleep, or the program
    /// says so. The calibration runs of a block do not count: the odds are those of the strategy.
    double odds(int runs) {
        var shown = new int[1];
        scheduler.drive(() -> {
            long number = 0;
            for (int i = 0; i < runs; i++, number++) {
                while (search instanceof Blocks && number % Blocks.SIZE < Blocks.CALIBRATION_RUNS) {
                    number++;
                }
                shown[0] += shows(number) ? 1 : 0;
            }
        });
        return shown[0] / (double) runs;
    }

    /// The number of the first execution that shows the bug, calibration runs included; -1 if none of so many does.
    long first(int executions) {
        var first = new long[] {-1};
        scheduler.drive(() -> {
            for (long number = 0; number < executions && first[0] < 0; number++) {
                first[0] = shows(number) ? number : -1;
            }
        });
        return first[0];
    }

    /// The schedule of one execution, as a number that is equal for equal schedules.
    long hash(long number) {
        var hash = new long[1];
        scheduler.drive(() -> {
            shows(number);
            hash[0] = 1;
            for (int choice : scheduler.schedule().choices()) {
                hash[0] = hash[0] * 0x100000001b3L + choice + 1;
            }
        });
        return hash[0];
    }

    /// The steps of all executions so far.
    long steps() {
        return steps;
    }

    /// How many executions reached the step limit.
    int unfinished() {
        return unfinished;
    }

    private boolean shows(long number) {
        for (long first = search.missing(number); first >= 0; first = search.missing(number)) {
            execute(first);
        }
        return execute(number);
    }

    private boolean execute(long number) {
        search.begin(number);
        try {
            var ending = scheduler.execute(program.body(), search, MAX_STEPS, false, null);
            search.end(scheduler, ending);
            steps += scheduler.schedule().size();
            unfinished += ending.how() == Ending.How.STEP_LIMIT ? 1 : 0;
            var asleep = ending.how() == Ending.How.QUIET && scheduler.model().liveCount() > 0;
            return asleep
                    || ending.how() == Ending.How.FAILED
                    || program.isBug().getAsBoolean();
        } finally {
            scheduler.unwind();
        }
    }
}
