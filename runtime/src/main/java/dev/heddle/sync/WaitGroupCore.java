package dev.heddle.sync;

/// A wait group without its manners: results where the public class panics.
sealed interface WaitGroupCore permits ModelWaitGroup, ParallelWaitGroup {
    /// Adds to the counter; false if it would be negative.
    boolean add(int delta);

    /// Waits until the counter is zero.
    void await() throws InterruptedException;
}
