package dev.heddle.sync;

/// The queue of a condition variable. As in Go, a goroutine takes its place while it holds the lock, and waits
/// after it has given the lock back: a signal in between reaches it.
sealed interface CondCore permits ModelCond, ParallelCond {
    /// Takes a place in the queue and returns its ticket.
    long enqueue();

    /// Waits until the ticket's holder is called.
    void await(long ticket) throws InterruptedException;

    /// Calls the first in the queue.
    void signal();

    /// Calls everybody in the queue.
    void broadcast();
}
