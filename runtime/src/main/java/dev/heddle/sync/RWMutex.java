package dev.heddle.sync;

import dev.heddle.GoPanic;
import dev.heddle.channel.StandIns;
import dev.heddle.operation.WaitReason;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A lock that any number of readers or one writer can hold: Go's `sync.RWMutex`.
///
/// A writer that waits keeps new readers out, so writers do not starve. That is why a goroutine that reads must not
/// lock for reading again: if a writer comes in between, the two wait for each other. There is no way from a read
/// lock to a write lock or back. As with [Mutex], nobody owns it.
///
/// The n-th [#unlock] happens before the m-th [#lock] returns, for every n < m. For every [#readLock] there is an n
/// such that the n-th unlock happens before it returns, and its [#readUnlock] happens before the (n+1)-th lock
/// returns.
///
/// @see <a href="https://pkg.go.dev/sync#RWMutex">Go, sync.RWMutex</a>
public final class RWMutex implements Locker {
    private final @Nullable String name;
    private final RWMutexCore core;

    /// An unlocked mutex.
    public RWMutex() {
        this(null, Goroutine.current());
    }

    /// An unlocked mutex with a name for reports.
    ///
    /// @param name the name
    public RWMutex(String name) {
        this(Objects.requireNonNull(name, "name"), Goroutine.current());
    }

    private RWMutex(@Nullable String name, @Nullable Goroutine by) {
        this.name = name;
        this.core = by == null ? new ParallelRWMutex() : new ModelRWMutex(by, name, null);
    }

    private RWMutexCore core() {
        return DeterministicScheduler.isAnyRunning() ? standIn() : core;
    }

    private RWMutexCore standIn() {
        var g = Goroutine.current();
        if (g == null || !(core instanceof ParallelRWMutex parallel)) {
            return core;
        }
        return g.scheduler().objects().standIn(this, () -> {
            if (!parallel.isUnused()) {
                throw StandIns.used("rwmutex", parallel.madeAt(), "locked");
            }
            return new ModelRWMutex(g, name, this);
        });
    }

    /// Locks it for writing. Blocks while anybody reads or writes; the last reader to leave, or the writer, wakes
    /// it. From the call on, new readers wait.
    ///
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits; the mutex is not locked by
    ///         this call then
    @Override
    public void lock() {
        try {
            core().lock();
        } catch (InterruptedException e) {
            throw Interruption.in(WaitReason.RW_LOCK);
        }
    }

    /// Locks it for writing if nobody reads or writes; never blocks.
    ///
    /// @return whether this call locked it
    public boolean tryLock() {
        return core().tryLock();
    }

    /// Unlocks it from writing; never blocks. The readers that wait come in before the next writer.
    ///
    /// @throws GoPanic "sync: Unlock of unlocked RWMutex" if it is not locked for writing; in Go that is a fatal
    ///         error
    @Override
    public void unlock() {
        if (!core().unlock()) {
            throw new GoPanic("sync: Unlock of unlocked RWMutex");
        }
    }

    /// Locks it for reading. Blocks while a writer holds it or waits for it; that writer's unlock wakes it.
    ///
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits; the mutex is not locked by
    ///         this call then
    public void readLock() {
        try {
            core().readLock();
        } catch (InterruptedException e) {
            throw Interruption.in(WaitReason.RW_READ_LOCK);
        }
    }

    /// Locks it for reading if no writer holds it or waits for it; never blocks.
    ///
    /// @return whether this call locked it
    public boolean tryReadLock() {
        return core().tryReadLock();
    }

    /// Undoes one [#readLock]; never blocks.
    ///
    /// @throws GoPanic "sync: RUnlock of unlocked RWMutex" if it is not locked for reading; in Go that is a fatal
    ///         error
    public void readUnlock() {
        if (!core().readUnlock()) {
            throw new GoPanic("sync: RUnlock of unlocked RWMutex");
        }
    }

    /// Locks it for writing until the result is closed, for try-with-resources. Blocks as [#lock] does.
    ///
    /// @return what unlocks it
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits
    public Held hold() {
        lock();
        return this::unlock;
    }

    /// Locks it for reading until the result is closed, for try-with-resources. Blocks as [#readLock] does.
    ///
    /// @return what unlocks it
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits
    public Held readHold() {
        readLock();
        return this::readUnlock;
    }

    /// Its read side as a lock of its own: `RLocker`.
    ///
    /// @return a locker that does [#readLock] and [#readUnlock]
    public Locker readLocker() {
        return new ReadSide(this);
    }

    /// The mutex's name, if it has one.
    @Override
    public String toString() {
        return name == null ? "rwmutex" : "rwmutex \"" + name + "\"";
    }

    private record ReadSide(RWMutex mutex) implements Locker {
        @Override
        public void lock() {
            mutex.readLock();
        }

        @Override
        public void unlock() {
            mutex.readUnlock();
        }
    }
}
