package dev.heddle.probe;

/// A lock of an execution, of whatever sort.
sealed interface LockCore permits LockCore.Exclusive, ReadWriteCore.Read {
    /// Waits for it as long as it takes.
    void lock(JavaThread t);

    /// Waits for it until an interrupt.
    void lockInterruptibly(JavaThread t) throws InterruptedException;

    /// Takes it if it is free now.
    boolean tryLock(JavaThread t);

    /// Waits for it until an interrupt, and at most so long; with 0 it only looks.
    boolean tryLock(JavaThread t, long nanos) throws InterruptedException;

    /// Gives it back once.
    ///
    /// @throws IllegalMonitorStateException if the thread does not have it
    void unlock(JavaThread t);

    /// What has conditions.
    sealed interface Exclusive extends LockCore permits Monitor, ReadWriteCore.Write {
        boolean isOwnedBy(JavaThread t);

        /// Gives it back altogether, and says how often it was taken.
        int releaseAll(JavaThread t);

        /// Takes it so often again, however long that takes.
        void takeAgain(JavaThread t, int times);
    }
}
