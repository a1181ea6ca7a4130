package dev.heddle.explore.race;

/// Two accesses to one variable, at least one of them a write, that nothing orders.
///
/// @param object the variable's number
/// @param first  the access that came first in this execution
/// @param second the other one
public record Race(int object, Access first, Access second) {
    /// One access.
    ///
    /// @param goroutine whose it is
    /// @param isWrite   whether it writes
    /// @param step      the number of its step, from 1
    public record Access(int goroutine, boolean isWrite, int step) {}
}
