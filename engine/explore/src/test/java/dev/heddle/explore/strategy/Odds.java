package dev.heddle.explore.strategy;

/// How far a measured probability may be from the expected one.
final class Odds {
    private Odds() {}

    /// 4.5 standard deviations of a measurement, when what is expected was itself measured as often, and rounded.
    static double tolerance(double expected, int runs) {
        return 4.5 * Math.sqrt(2 * expected * (1 - expected) / runs) + .0005;
    }

    /// 4.5 standard deviations of a measurement: one in 150,000 is further off.
    static double exactTolerance(double expected, int runs) {
        return 4.5 * Math.sqrt(expected * (1 - expected) / runs);
    }
}
