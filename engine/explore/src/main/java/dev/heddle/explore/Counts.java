package dev.heddle.explore;

/// How much was run.
///
/// @param executions   complete executions
/// @param inconclusive those of them that were cut by the step limit
/// @param steps        of all executions together
record Counts(long executions, long inconclusive, long steps) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts and(Outcome outcome) {
        return new Counts(
                executions + (outcome.isComplete() ? 1 : 0),
                inconclusive + (outcome.verdict() == Verdict.STEP_LIMIT ? 1 : 0),
                steps + outcome.steps());
    }

    Counts and(Counts others) {
        return new Counts(executions + others.executions, inconclusive + others.inconclusive, steps + others.steps);
    }
}
