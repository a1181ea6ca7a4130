package dev.heddle.explore;

/// How many executions each of a stream of inputs gets: units of 1, 1, 2, 1, 1, 2, 4, 1, ... (Luby, Sinclair,
/// Zuckerman, "Optimal speedup of Las Vegas algorithms", 1993).
///
/// Some bugs want a rare input and nearly any interleaving, others any input and a rare interleaving, and nobody
/// knows which. This sequence spends as much on one look at many inputs as on long looks at few, and is never more
/// than a logarithmic factor worse than what would be best.
final class Shares {
    private Shares() {}

    /// The number of units of the input with this number.
    ///
    /// @param number from 1
    static long units(long number) {
        long highest = Long.highestOneBit(number + 1);
        return highest == number + 1 ? highest >> 1 : units(number - highest + 1);
    }
}
