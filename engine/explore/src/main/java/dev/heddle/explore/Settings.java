package dev.heddle.explore;

import com.google.common.collect.ImmutableSet;
import dev.heddle.explore.failure.Failure;
import java.time.Duration;
import java.util.function.Consumer;

/// What an [Explorer] has been told. `preemptions` is -1 for "no bound".
record Settings(
        Strategy strategy,
        long executions,
        Duration budget,
        int maxSteps,
        int preemptions,
        boolean stopAtFailure,
        ImmutableSet<Class<? extends Failure>> expected,
        long seed,
        TimeModel time,
        boolean leaks,
        Races races,
        boolean shrink,
        int workers,
        Shard shard,
        Consumer<Progress> listener) {
    /// The listener if there is none.
    static final Consumer<Progress> NOBODY = _ -> {};

    static final Settings DEFAULT = new Settings(
            Strategy.auto(),
            10_000,
            Duration.ofSeconds(5),
            20_000,
            -1,
            true,
            ImmutableSet.of(),
            Explorer.DEFAULT_SEED,
            TimeModel.IDLE,
            true,
            Races.FAIL,
            true,
            1,
            Shard.ALL,
            NOBODY);

    /// Whether the others go on in an execution in which something has failed. Where the search goes on too, it
    /// must: what they would have done is what an exhaustive search learns from.
    boolean goesOnAfterFailure() {
        return !stopAtFailure || !expected.isEmpty();
    }

    Settings withStrategy(Strategy strategy) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withExecutions(long executions) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withBudget(Duration budget) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withMaxSteps(int maxSteps) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withPreemptions(int preemptions) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withStopAtFailure(boolean stopAtFailure) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withExpected(ImmutableSet<Class<? extends Failure>> expected) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withSeed(long seed) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withTime(TimeModel time) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withLeaks(boolean leaks) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withRaces(Races races) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withShrink(boolean shrink) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withWorkers(int workers) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withShard(Shard shard) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }

    Settings withListener(Consumer<Progress> listener) {
        return new Settings(
                strategy,
                executions,
                budget,
                maxSteps,
                preemptions,
                stopAtFailure,
                expected,
                seed,
                time,
                leaks,
                races,
                shrink,
                workers,
                shard,
                listener);
    }
}
