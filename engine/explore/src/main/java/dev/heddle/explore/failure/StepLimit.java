package dev.heddle.explore.failure;

import com.google.common.collect.ImmutableList;
import java.util.List;

/// The program does not end even under a fair schedule: somebody spins.
///
/// @param message  what happened
/// @param spinning who still made steps at the end, by name
/// @param evidence the execution that showed it
public record StepLimit(String message, List<String> spinning, Evidence evidence) implements Failure {
    /// Copies the list.
    public StepLimit {
        spinning = ImmutableList.copyOf(spinning);
    }
}
