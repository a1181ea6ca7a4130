package dev.heddle.explore.recording;

/// The settings on which it depends, besides the schedule, how far an execution goes and which steps it has.
///
/// @param goesOnAfterFailure whether the others went on when something had left a goroutine
/// @param onRace             what a data race did
/// @param rewritten          whether the classes were rewritten, so that accesses to plain memory were seen
public record Conditions(boolean goesOnAfterFailure, OnRace onRace, boolean rewritten) {
    /// What a data race does to an execution. The order is part of replay tokens.
    public enum OnRace {
        /// It ends it.
        ENDS,
        /// Nothing.
        GOES_ON,
        /// Nobody looks for races.
        UNSEEN
    }
}
