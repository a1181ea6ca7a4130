package dev.heddle.explore.failure;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// Main has returned, and others wait for ever.
///
/// @param message  what happened
/// @param goroutines  who waits
/// @param cycle    the goroutines that wait for each other in a ring, by name; empty if there is no ring
/// @param evidence the execution that showed it
public record GoroutineLeak(String message, List<Asleep> goroutines, List<String> cycle, Evidence evidence)
        implements Failure {
    /// Copies the lists.
    public GoroutineLeak {
        goroutines = ImmutableList.copyOf(goroutines);
        cycle = ImmutableList.copyOf(cycle);
    }
}
