package dev.heddle.parallel;

import dev.heddle.operation.WaitReason;

/// Waits that no object ends.
public final class Sleeper {
    private Sleeper() {}

    /// Waits for ever; written `throw sleepForEver(...)`.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public static AssertionError sleepForEver(WaitReason reason) throws InterruptedException {
        new Waiter(reason, Program.current()).await();
        throw new AssertionError("somebody has ended a wait for ever");
    }

    /// Waits for so long.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public static void sleep(long nanos) throws InterruptedException {
        new Waiter(WaitReason.SLEEP, null).await(nanos);
    }
}
