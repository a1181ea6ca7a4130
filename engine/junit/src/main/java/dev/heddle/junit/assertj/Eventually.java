package dev.heddle.junit.assertj;

import dev.heddle.GoBody;
import dev.heddle.time.Time;
import java.time.Duration;

/// Tries an assertion again and again, on the clock of [Time]: the virtual one in an exploration.
final class Eventually {
    /// How often an assertion is tried at most.
    private static final int TRIES = 100;

    private Eventually() {}

    static void holds(Duration within, GoBody assertion) throws Exception {
        if (within.isNegative()) {
            throw new IllegalArgumentException("within must not be negative, was " + within);
        }
        var pause = within.dividedBy(TRIES);
        var deadline = Time.now().plus(within);
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (!Time.now().isBefore(deadline)) {
                    var failure = new AssertionError("still not so after " + within + ": " + notYet.getMessage());
                    failure.initCause(notYet);
                    throw failure;
                }
            }
            // At least a nanosecond, so that the clock moves on and ends this.
            Time.sleep(pause.isZero() ? Duration.ofNanos(1) : pause);
        }
    }
}
