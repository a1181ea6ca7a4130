package dev.heddle.parallel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A lock for a few instructions, in the object that it guards. Not re-entrant.
///
/// Nothing may block, and nobody may be unparked, while it is held. The spin is bounded: a holder may have been
/// preempted by the operating system, and must get its core back.
public abstract class SpinLock {
    private static final int SPINS = 64;
    private static final VarHandle LOCKED;

    static {
        try {
            LOCKED = MethodHandles.lookup().findVarHandle(SpinLock.class, "locked", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through LOCKED
    private volatile int locked;

    /// Takes the lock.
    protected final void acquire() {
        int spins = 0;
        while (!LOCKED.compareAndSet(this, 0, 1)) {
            if (++spins < SPINS) {
                Thread.onSpinWait();
            } else {
                spins = 0;
                Thread.yield();
            }
        }
    }

    /// Gives the lock back.
    protected final void release() {
        LOCKED.setRelease(this, 0);
    }
}
