package dev.heddle.explore.race;

import dev.heddle.operation.Site;

/// Memory in which one execution has left something that a later one has found.
///
/// @param what  the memory, as a report names it
/// @param write the last write before it was found
/// @param read  what found it: the first access of its execution
public record Leftover(String what, Access write, Access read) {
    /// One access.
    ///
    /// @param goroutine whose it was
    /// @param site      where it stands in the program, or [Site#UNKNOWN]
    public record Access(String goroutine, Site site) {}
}
