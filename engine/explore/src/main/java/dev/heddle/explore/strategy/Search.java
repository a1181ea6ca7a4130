package dev.heddle.explore.strategy;

import dev.heddle.scheduler.Chooser;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Ending;
import dev.heddle.scheduler.Observer;
import org.jspecify.annotations.Nullable;

/// A strategy at work: lives across the executions of a search and makes every choice in them.
///
/// A search that samples is a function of its seed and the execution's number: executions may be run in any order,
/// and by several searches, as long as each first runs what [#missing] asks for.
public interface Search extends Chooser {
    /// Prepares the next execution; false if there is none left.
    ///
    /// @param number the execution's number in the search, from 0; a strategy that samples decides by seed and
    ///               number alone
    boolean begin(long number);

    /// Whether [#begin] may be called with the same number again, and the execution is then the same.
    default boolean isRepeatable() {
        return false;
    }

    /// The number of an execution that must be run first because this one depends on what it teaches, or -1.
    ///
    /// @param number the execution that is wanted
    default long missing(long number) {
        return -1;
    }

    /// Is told how the execution ended, while its goroutines can still be looked at.
    default void end(DeterministicScheduler scheduler, Ending ending) {}

    /// Whether every schedule (up to equivalence) has been run, now that [#begin] has returned false.
    default boolean isExhausted() {
        return false;
    }

    /// What has been covered although it is not everything, as a sentence for a report; `null` if there is nothing
    /// to say.
    default @Nullable String partlyCovered() {
        return null;
    }

    /// What wants to be told of every event, or `null`.
    default @Nullable Observer observer() {
        return null;
    }

    /// How many executions were cut off because they repeat one that was run.
    default long redundant() {
        return 0;
    }

    /// Whether two complete executions may have the same trace: differ only in the order of steps that do not
    /// depend on each other.
    default boolean repeatsTraces() {
        return true;
    }

    /// How many executions are still to come, as far as can be estimated; negative if that is not known.
    default double estimatedRemaining() {
        return -1;
    }

    /// The strategy as a report names it, and in brackets what it drew for the execution at hand:
    /// `portfolio (pct depth 3)`. With the seed and the number of the execution it says how to come to it again.
    String description();
}
