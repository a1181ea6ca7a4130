package dev.heddle.sync;

import dev.heddle.GoInterrupted;
import dev.heddle.operation.WaitReason;

/// What an interrupt does to a call that blocks.
final class Interruption {
    private Interruption() {}

    /// Sets the thread's interrupt flag again; written `throw in(...)`.
    static GoInterrupted in(WaitReason reason) {
        Thread.currentThread().interrupt();
        return new GoInterrupted(reason.text());
    }

    /// Locks where giving up would leave something half done. An interrupt in the meantime stays pending.
    static void lockRegardless(Locker locker) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    locker.lock();
                    return;
                } catch (GoInterrupted e) {
                    interrupted = true;
                    Thread.interrupted(); // or the next attempt fails as well
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
