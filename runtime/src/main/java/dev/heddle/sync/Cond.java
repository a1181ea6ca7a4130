package dev.heddle.sync;

import dev.heddle.channel.StandIns;
import dev.heddle.operation.WaitReason;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;

/// A condition variable: goroutines wait for something to become true, and are told when to look again. Go's
/// `sync.Cond`.
///
/// The condition itself is guarded by the locker, and is looked at in a loop, because another goroutine can come
/// first:
///
/// ```java
/// mu.lock();
/// while (!ready) {
///     cond.await();
/// }
/// ...
/// mu.unlock();
/// ```
///
/// A call to [#signal] or [#broadcast] happens before the return of any [#await] that it unblocks. Nobody returns
/// from an await for no reason. Often a channel says it better: a close for a broadcast, a send for a signal.
///
/// @see <a href="https://pkg.go.dev/sync#Cond">Go, sync.Cond</a>
public final class Cond {
    private final Locker locker;
    private final CondCore core;

    /// A condition of what the locker guards.
    ///
    /// @param locker held while the condition is looked at or changed
    public Cond(Locker locker) {
        this.locker = Objects.requireNonNull(locker, "locker");
        var g = Goroutine.current();
        core = g == null ? new ParallelCond() : new ModelCond(g, null);
    }

    private CondCore core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private CondCore standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelCond parallel)) {
            return core;
        }
        return g.scheduler().objects().standIn(this, () -> {
            if (!parallel.isUnused()) {
                throw StandIns.used("cond", parallel.madeAt(), "waited for");
            }
            return new ModelCond(g, this);
        });
    }

    /// Unlocks the locker, waits for a [#signal] or [#broadcast], and locks it again. The caller must hold the
    /// locker.
    ///
    /// Whoever has come here is in the queue before the locker is free, so no signal is lost that is given under
    /// the lock.
    ///
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits for the signal; the locker is
    /// locked then too
    public void await() {
        var queue = core();
        long ticket = queue.enqueue();
        locker.unlock();
        boolean isInterrupted = false;
        try {
            queue.await(ticket);
        } catch (InterruptedException e) {
            isInterrupted = true;
        } finally {
            Interruption.lockRegardless(locker); // whoever calls this will unlock it, come what may
        }
        if (isInterrupted) {
            throw Interruption.in(WaitReason.COND);
        }
    }

    /// Wakes the goroutine that has waited longest, if any waits; never blocks. The caller may hold the locker, and
    /// need not.
    public void signal() {
        core().signal();
    }

    /// Wakes everybody who waits; never blocks. The caller may hold the locker, and need not.
    public void broadcast() {
        core().broadcast();
    }
}
