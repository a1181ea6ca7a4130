package dev.heddle.sync;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoInterrupted;
import dev.heddle.GoPanic;
import dev.heddle.Unit;
import dev.heddle.channel.StandIns;
import dev.heddle.context.Context;
import dev.heddle.context.ContextError;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Limits how much is going on at the same time, by weight: Go's `golang.org/x/sync/semaphore`.
///
/// It is first come, first served: a goroutine that waits for much keeps those behind it waiting even if there is
/// enough for them, so it does not starve. As with [Mutex], nobody owns what is acquired.
///
/// A [#release] happens before the return of any acquire that it makes possible.
///
/// @see <a href="https://pkg.go.dev/golang.org/x/sync/semaphore">Go, x/sync/semaphore</a>
public final class Semaphore {
    private final long size;
    /// Guards the state. Held for a few instructions only, so taking it is never given up.
    private final Mutex mu = new Mutex("semaphore");
    private final ExecutionLocal<State> state = new ExecutionLocal<>(State::new, this::complainIfUsed);

    /// A semaphore with nothing acquired.
    ///
    /// @param n how much can be acquired together, 0 or more
    /// @throws IllegalArgumentException if `n` is negative
    public Semaphore(long n) {
        this.size = requireWeight(n);
    }

    /// Acquires one; see [#acquire(long)].
    ///
    /// @throws GoInterrupted if the thread is interrupted while it waits; nothing is acquired then
    public void acquire() {
        acquire(1);
    }

    /// Acquires so much. Blocks while there is not enough, or while others wait who came first; a release wakes it.
    /// More than the semaphore has is never there: that blocks for ever.
    ///
    /// @param n how much, 0 or more
    /// @throws GoInterrupted            if the thread is interrupted while it waits; nothing is acquired then
    /// @throws IllegalArgumentException if `n` is negative
    public void acquire(long n) {
        try {
            acquire(Context.background(), n);
        } catch (ContextError e) {
            throw new IllegalStateException("the background context was cancelled; please report this", e);
        }
    }

    /// Acquires so much, or gives up when the context is cancelled. Blocks as [#acquire(long)] does; a cancellation
    /// wakes it too. If the context is cancelled already, nothing is acquired even if there is enough.
    ///
    /// @param ctx how long to wait
    /// @param n   how much, 0 or more
    /// @throws ContextError             why the context was cancelled; nothing is acquired then
    /// @throws GoInterrupted            if the thread is interrupted while it waits; nothing is acquired then
    /// @throws IllegalArgumentException if `n` is negative
    public void acquire(Context ctx, long n) throws ContextError {
        requireWeight(n);
        Objects.requireNonNull(ctx, "ctx");
        var error = ctx.err();
        if (error != null) {
            throw error;
        }
        var waiter = enter(n);
        if (waiter == null) {
            return;
        }
        boolean isCancelled;
        try {
            isCancelled = Go.select(
                    waiter.granted.receiving().to(false), ctx.cancelled().to(true));
        } catch (GoInterrupted e) {
            giveUp(waiter);
            throw e;
        }
        if (!isCancelled) {
            error = ctx.err(); // both may have been ready: the cancellation comes first, as it does above
            if (error == null) {
                return;
            }
        }
        giveUp(waiter);
        throw error != null ? error : errorOf(ctx);
    }

    private static ContextError errorOf(Context cancelled) {
        var error = cancelled.err();
        return error != null ? error : ContextError.canceled();
    }

    /// Acquires one if that needs no waiting.
    ///
    /// @return whether it was acquired
    public boolean tryAcquire() {
        return tryAcquire(1);
    }

    /// Acquires so much if there is enough and nobody waits; never blocks.
    ///
    /// @param n how much, 0 or more
    /// @return whether it was acquired
    /// @throws IllegalArgumentException if `n` is negative
    public boolean tryAcquire(long n) {
        requireWeight(n);
        Interruption.lockRegardless(mu);
        try {
            return state.get().take(n, size);
        } finally {
            mu.unlock();
        }
    }

    /// Releases one.
    ///
    /// @throws GoPanic "semaphore: released more than held" if nothing is acquired
    public void release() {
        release(1);
    }

    /// Releases so much; never blocks. Those who wait first and have enough now are woken.
    ///
    /// @param n how much, 0 or more
    /// @throws GoPanic                  "semaphore: released more than held" if less is acquired
    /// @throws IllegalArgumentException if `n` is negative
    public void release(long n) {
        requireWeight(n);
        Interruption.lockRegardless(mu);
        try {
            var now = state.get();
            if (n > now.held) {
                throw new GoPanic("semaphore: released more than held");
            }
            now.held -= n;
            now.grant(size);
        } finally {
            mu.unlock();
        }
    }

    /// Acquires at once, and returns `null`, or takes a place in the queue.
    private @Nullable Waiter enter(long n) {
        Interruption.lockRegardless(mu);
        try {
            var now = state.get();
            if (now.take(n, size)) {
                return null;
            }
            var waiter = new Waiter(n, Chan.unbuffered("semaphore"));
            if (n <= size) {
                now.waiters.addLast(waiter);
            } // else it will never get so much, and must not keep others waiting
            return waiter;
        } finally {
            mu.unlock();
        }
    }

    /// Leaves the queue, or gives back what has been granted in the meantime.
    private void giveUp(Waiter waiter) {
        Interruption.lockRegardless(mu);
        try {
            var now = state.get();
            if (waiter.isGranted) {
                now.held -= waiter.n;
            } else {
                now.waiters.remove(waiter);
            }
            now.grant(size); // it may have been the one that kept the others waiting
        } finally {
            mu.unlock();
        }
    }

    private void complainIfUsed(State outside) {
        if (outside.held > 0 || !outside.waiters.isEmpty()) {
            throw StandIns.used("semaphore", mu.madeAt(), "acquired");
        }
    }

    private static long requireWeight(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("n must be 0 or more, was " + n);
        }
        return n;
    }

    /// Who has how much and who waits for it, guarded by `mu`.
    ///
    /// Invariants: `0 <= held <= size`; the first of the waiters wants more than `size - held`.
    private static final class State {
        private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
        private long held;

        boolean take(long n, long size) {
            if (n > size - held || !waiters.isEmpty()) {
                return false;
            }
            held += n;
            return true;
        }

        void grant(long size) {
            while (true) {
                var first = waiters.peekFirst();
                if (first == null || first.n > size - held) {
                    return;
                }
                waiters.removeFirst();
                held += first.n;
                first.isGranted = true;
                first.granted.close();
            }
        }
    }

    /// A goroutine that waits. Not a record: two of them are never equal.
    private static final class Waiter {
        private final long n;
        private final Chan<Unit> granted;
        private boolean isGranted;

        Waiter(long n, Chan<Unit> granted) {
            this.n = n;
            this.granted = granted;
        }
    }
}
