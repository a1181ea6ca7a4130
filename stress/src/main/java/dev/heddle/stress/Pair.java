package dev.heddle.stress;

import java.util.function.BooleanSupplier;

/// Two goroutines, each carried by one actor of a test.
final class Pair {
    private final Carried first;
    private final Carried second;

    Pair(Runnable first, Runnable second) {
        this.first = new Carried(first);
        this.second = new Carried(second);
    }

    void carryFirst() {
        first.carry();
    }

    void carrySecond() {
        second.carry();
    }

    /// For the arbiter: what became of them.
    ///
    /// @param isRight asked once both have ended
    String outcome(BooleanSupplier isRight) {
        // Each may wake the other.
        while (first.carryOnce() || second.carryOnce()) {}
        if (!first.hasEnded() || !second.hasEnded()) {
            return "lost wake-up";
        }
        return isRight.getAsBoolean() ? "seen" : "stale";
    }
}
