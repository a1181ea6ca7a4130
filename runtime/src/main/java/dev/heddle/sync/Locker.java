package dev.heddle.sync;

/// Something that can be locked and unlocked: [Mutex], [RWMutex] (its write side), [RWMutex#readLocker], or a class
/// of yours for a [Cond].
///
/// @see <a href="https://pkg.go.dev/sync#Locker">Go, sync.Locker</a>
public interface Locker {
    /// Locks; blocks until that is possible.
    ///
    /// @throws dev.heddle.GoInterrupted if the thread is interrupted while it waits; it is not locked then
    void lock();

    /// Unlocks; never blocks.
    ///
    /// @throws dev.heddle.GoPanic if it is not locked
    void unlock();
}
