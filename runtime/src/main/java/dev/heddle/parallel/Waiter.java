package dev.heddle.parallel;

import dev.heddle.operation.Unwinding;
import dev.heddle.operation.WaitReason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One wait of one thread, made by that thread.
///
/// Whoever ends the wait first claims it ([#claim]), so that of several who could (the channels of a select, a
/// close, an interrupt, a time-out) exactly one does. The claimer then hands over whatever there is, and after it
/// has given its locks back calls [#finish].
///
/// The order in `finish` must hold: the state is stored with volatile semantics before the unpark. With a release
/// store the waiter could eat a stray permit, still read the old state, and park for ever: unpark does nothing, not
/// even a fence, if it finds the permit already there.
public final class Waiter {
    private static final int WAITING = 0;
    private static final int CLAIMED = 1;
    private static final int FINISHED = 2;
    private static final int GIVEN_UP = 3;
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Waiter.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Thread thread = Thread.currentThread();
    private final Program.@Nullable Member member = Program.currentMember();
    private final WaitReason reason;
    /// Whether only goroutines of the member's program can end the wait, so that it counts as asleep.
    private final boolean counted;

    private volatile int state = WAITING;
    private @Nullable Object result;

    /// @param reason why the calling thread waits
    /// @param owner  the program of everything that can end the wait, or `null` if there is no such program
    public Waiter(WaitReason reason, @Nullable Program owner) {
        this.reason = reason;
        this.counted = owner != null && member != null && member.program() == owner;
    }

    /// Claims the wait: true for the first caller, who must call [#finish] soon.
    public boolean claim() {
        if (!STATE.compareAndSet(this, WAITING, CLAIMED)) {
            return false;
        }
        // The claimer is awake itself, so the count of those awake does not touch zero in between.
        awake();
        return true;
    }

    /// Hands over a result; between [#claim] and [#finish].
    public void hand(@Nullable Object what) {
        result = what;
    }

    /// Ends the wait that the caller has claimed.
    public void finish() {
        state = FINISHED;
        LockSupport.unpark(thread);
    }

    /// What the claimer handed over.
    public @Nullable Object result() {
        return result;
    }

    /// Waits until somebody has ended the wait.
    ///
    /// @throws InterruptedException if the thread is interrupted, and nobody had claimed the wait before; the
    ///         caller must take the waiter out of all queues
    public void await() throws InterruptedException {
        await(0, false);
    }

    /// [#await()] for so long at most; false if the time is over and nobody had claimed the wait before. The caller
    /// must take the waiter out of all queues then.
    ///
    /// @param nanos how long
    public boolean await(long nanos) throws InterruptedException {
        return await(nanos, true);
    }

    private boolean await(long nanos, boolean timed) throws InterruptedException {
        // A timed wait ends by itself, so the goroutine counts as awake.
        var asleep = !timed && member != null;
        if (!timed && member != null) {
            member.sleeps(this, counted);
        }
        boolean interrupted = false;
        long until = timed ? System.nanoTime() + nanos : 0;
        try {
            while (state != FINISHED) {
                if (member != null && member.program().isOver() && giveUp(asleep)) {
                    throw Unwinding.over();
                }
                // The flag stays set until the goroutine counts as awake again: see Program.areAllAsleep.
                if (thread.isInterrupted()) {
                    boolean gaveUp = giveUp(asleep);
                    Thread.interrupted();
                    if (gaveUp) {
                        throw interruption();
                    }
                    interrupted = true; // claimed in the meantime: the wait ends as if nothing had happened
                }
                long left = timed ? until - System.nanoTime() : 0;
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else if (timed && giveUp(false)) {
                    return false;
                } else {
                    LockSupport.park(this); // without a time-out, or claimed: then whoever has claimed it finishes it
                }
            }
            return true;
        } finally {
            if (member != null) {
                member.wakes();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private InterruptedException interruption() {
        if (member != null && member.program().isOver()) {
            throw Unwinding.over();
        }
        return new InterruptedException();
    }

    private boolean giveUp(boolean asleep) {
        if (!STATE.compareAndSet(this, WAITING, GIVEN_UP)) {
            return false;
        }
        if (asleep && counted && member != null) {
            member.program().oneWakesByItself();
        }
        return true;
    }

    private void awake() {
        if (counted && member != null) {
            member.program().oneMoreAwake();
        }
    }

    /// Why the thread waits.
    WaitReason reason() {
        return reason;
    }
}
