package dev.heddle.explore;

import com.google.common.collect.ImmutableSet;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.recording.Conditions;
import dev.heddle.explore.recording.ReplayToken;
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

    /// These settings as the execution of a token needs them: what decides which steps it has is in the token.
    Settings asIn(ReplayToken token) {
        var conditions = token.conditions();
        return with(to -> {
            to.seed = token.seed();
            to.time = token.racing() ? TimeModel.RACING : TimeModel.IDLE;
            // One more, so that a body that goes on is seen to.
            to.maxSteps = Math.max(maxSteps, token.choices().length + 1);
            to.races = conditions == null ? races : races(conditions.onRace());
        });
    }

    /// These settings with some of them changed: `settings.with(to -> to.seed = 7)`.
    Settings with(Consumer<Change> change) {
        var to = new Change(this);
        change.accept(to);
        return to.toSettings();
    }

    private static Races races(Conditions.OnRace onRace) {
        return switch (onRace) {
            case ENDS -> Races.FAIL;
            case GOES_ON -> Races.INTERLEAVE;
            case UNSEEN -> Races.IGNORE;
        };
    }

    /// What a race does to an execution.
    Conditions.OnRace onRace() {
        return switch (races) {
            case FAIL -> Conditions.OnRace.ENDS;
            case INTERLEAVE -> Conditions.OnRace.GOES_ON;
            case IGNORE -> Conditions.OnRace.UNSEEN;
        };
    }

    /// Settings on the way to other ones; what is not assigned stays. (Java has no derived creation of records
    /// yet, JEP 468.)
    static final class Change {
        Strategy strategy;
        long executions;
        Duration budget;
        int maxSteps;
        int preemptions;
        boolean stopAtFailure;
        ImmutableSet<Class<? extends Failure>> expected;
        long seed;
        TimeModel time;
        boolean leaks;
        Races races;
        boolean shrink;
        int workers;
        Shard shard;
        Consumer<Progress> listener;

        private Change(Settings from) {
            this.strategy = from.strategy;
            this.executions = from.executions;
            this.budget = from.budget;
            this.maxSteps = from.maxSteps;
            this.preemptions = from.preemptions;
            this.stopAtFailure = from.stopAtFailure;
            this.expected = from.expected;
            this.seed = from.seed;
            this.time = from.time;
            this.leaks = from.leaks;
            this.races = from.races;
            this.shrink = from.shrink;
            this.workers = from.workers;
            this.shard = from.shard;
            this.listener = from.listener;
        }

        private Settings toSettings() {
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
}
