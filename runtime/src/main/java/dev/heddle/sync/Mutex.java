package dev.heddle.sync;

import dev.heddle.GoPanic;
import dev.heddle.channel.StandIns;
import dev.heddle.operation.Site;
import dev.heddle.operation.WaitReason;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A mutual exclusion lock: Go's `sync.Mutex`.
///
/// It is not re-entrant: a goroutine that locks it twice waits for itself. And nobody owns it: another goroutine
/// than the one that locked it may unlock it.
///
/// The n-th [#unlock] happens before the m-th [#lock] returns, for every n < m. A successful [#tryLock] is a lock;
/// a failed one orders nothing.
///
/// ```java
/// try (var _ = mu.hold()) {
///     balance += amount;
/// }
/// ```
///
/// @see <a href="https://pkg.go.dev/sync#Mutex">Go, sync.Mutex</a>
public final class Mutex implements Locker {
    private final @Nullable String name;
    private final MutexCore core;

    /// An unlocked mutex.
    public Mutex() {
        this(null, Goroutine.current());
    }

    /// An unlocked mutex with a name for reports.
    ///
    /// @param name the name
    public Mutex(String name) {
        this(Objects.requireNonNull(name, "name"), Goroutine.current());
    }

    private Mutex(@Nullable String name, @Nullable Goroutine by) {
        this.name = name;
        this.core = by == null ? new ParallelMutex() : new ModelMutex(by, name, null);
    }

    private MutexCore core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private MutexCore standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelMutex parallel)) {
            return core;
        }
        return g.scheduler().objects().standIn(this, () -> {
            if (parallel.isLocked()) {
                throw StandIns.used("mutex", parallel.madeAt(), "locked");
            }
            return new ModelMutex(g, name, this);
        });
    }

    /// Where it was made outside of an exploration; for the errors of what is built on it.
    Site madeAt() {
        return core instanceof ParallelMutex parallel ? parallel.madeAt() : Site.UNKNOWN;
    }

    /// Locks it. Blocks while it is locked; an unlock wakes one of those who wait.
    ///
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits; the mutex is not locked by
    ///         this call then
    @Override
    public void lock() {
        try {
            core().lock();
        } catch (InterruptedException e) {
            throw Interruption.in(WaitReason.MUTEX_LOCK);
        }
    }

    /// Locks it if it is not locked; never blocks. Correct uses are rare, as Go's documentation says.
    ///
    /// @return whether this call locked it
    public boolean tryLock() {
        return core().tryLock();
    }

    /// Unlocks it; never blocks. Any goroutine may do that, not only the one that locked it.
    ///
    /// @throws GoPanic "sync: unlock of unlocked mutex" if it is not locked; in Go that is a fatal error
    @Override
    public void unlock() {
        if (!core().unlock()) {
            throw new GoPanic("sync: unlock of unlocked mutex");
        }
    }

    /// Locks it until the result is closed, for try-with-resources. Blocks as [#lock] does.
    ///
    /// @return what unlocks it
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits
    public Held hold() {
        lock();
        return this::unlock;
    }

    /// The mutex's name, if it has one.
    @Override
    public String toString() {
        return name == null ? "mutex" : "mutex \"" + name + "\"";
    }
}
