package dev.heddle.sync;

/// A readers-writer mutex without its manners: results where the public class panics.
sealed interface RWMutexCore permits ModelRWMutex, ParallelRWMutex {
    /// Locks for writing, waiting until nobody reads or writes; from the call on no new readers come in.
    void lock() throws InterruptedException;

    /// Locks for writing if nobody reads or writes.
    boolean tryLock();

    /// Unlocks from writing; false if it was not locked for that.
    boolean unlock();

    /// Locks for reading, waiting until nobody writes or waits to.
    void readLock() throws InterruptedException;

    /// Locks for reading if nobody writes or waits to.
    boolean tryReadLock();

    /// Unlocks from reading; false if it was not locked for that.
    boolean readUnlock();
}
