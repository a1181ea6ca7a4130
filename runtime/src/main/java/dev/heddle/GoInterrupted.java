package dev.heddle;

import dev.heddle.operation.WaitReason;

/// Thrown by a blocking call whose thread is interrupted, with the thread's interrupt flag set again.
public final class GoInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// An interruption of this call.
    ///
    /// @param what the call, in Go's words: `chan receive`
    public GoInterrupted(String what) {
        super("interrupted in " + what);
    }

    /// Sets the thread's interrupt flag again; written `throw in(...)`.
    static GoInterrupted in(WaitReason reason) {
        Thread.currentThread().interrupt();
        return new GoInterrupted(reason.text());
    }
}
