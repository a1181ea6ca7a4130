package dev.heddle.explore.failure;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// Main cannot go on, and nothing can run.
///
/// @param message  what happened
/// @param blocked  who waits, main first
/// @param cycle    the goroutines that wait for each other in a ring, by name; empty if there is no ring
/// @param evidence the execution that showed it
public record Deadlock(String message, List<Asleep> blocked, List<String> cycle, Evidence evidence) implements Failure {
    /// Copies the lists.
    public Deadlock {
        blocked = ImmutableList.copyOf(blocked);
        cycle = ImmutableList.copyOf(cycle);
    }
}
