package dev.heddle.sync;

/// A mutex without its manners: results where the public class panics.
sealed interface MutexCore permits ModelMutex, ParallelMutex {
    /// Locks, waiting until it is free.
    void lock() throws InterruptedException;

    /// Locks if it is free.
    boolean tryLock();

    /// Unlocks; false if it was not locked.
    boolean unlock();
}
