package dev.heddle.explore;

/// When virtual time passes.
public enum TimeModel {
    /// The clock moves to the next deadline only when every goroutine is blocked; waiting for a lock is being
    /// blocked.
    IDLE,
    /// A pending timer may also fire at any other point, as one more choice: deadlines in order, equal deadlines in
    /// either order. Finds what happens if a time-out comes while the code that it guards is still busy.
    RACING
}
