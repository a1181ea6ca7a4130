package dev.heddle.explore;

/// What to do about data races: two accesses to one memory location, at least one a write, that nothing orders.
public enum Races {
    /// A race ends the execution and is the failure.
    FAIL,
    /// A race is no failure by itself; racy accesses become steps, so that what follows from them is explored.
    INTERLEAVE,
    /// Races are not looked for.
    IGNORE
}
