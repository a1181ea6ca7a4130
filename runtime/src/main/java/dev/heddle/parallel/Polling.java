package dev.heddle.parallel;

import dev.heddle.operation.WaitReason;
import java.util.function.BooleanSupplier;

/// Waits for a condition that nobody announces.
public final class Polling {
    private static final long LONGEST_NANOS = 1_000_000;

    private Polling() {}

    /// Asks again and again, at growing distances of up to a millisecond.
    ///
    /// @throws InterruptedException if the thread is interrupted while it waits
    public static void until(BooleanSupplier condition) throws InterruptedException {
        long nanos = 1_000;
        while (!condition.getAsBoolean()) {
            new Waiter(WaitReason.AWAIT, null).await(nanos);
            nanos = Math.min(2 * nanos, LONGEST_NANOS);
        }
    }
}
