package dev.heddle.channel;

import java.time.Duration;
import java.util.Objects;

/// Durations in nanoseconds; what does not fit is about 292 years.
public final class Nanos {
    private Nanos() {}

    /// A duration in nanoseconds.
    public static long of(Duration d) {
        Objects.requireNonNull(d, "d");
        try {
            return d.toNanos();
        } catch (ArithmeticException e) {
            return d.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
