package dev.heddle.channel;

import org.jspecify.annotations.Nullable;

/// A channel without its manners: results where the public class panics.
///
/// @param <T> what it carries
public sealed interface ChannelCore<T> permits ModelChannel, ParallelChannel, NilChannel {
    /// Sends, waiting for a receiver or for room; false if the channel is closed, then or while waiting.
    ///
    /// @throws InterruptedException if the thread is interrupted while it waits
    boolean send(T value) throws InterruptedException;

    /// Receives, waiting for a sender or a value; `null` if the channel is closed and drained.
    ///
    /// @throws InterruptedException if the thread is interrupted while it waits
    @Nullable
    T receive() throws InterruptedException;

    /// Sends if that needs no waiting.
    Attempt trySend(T value);

    /// Receives if that needs no waiting; `null` if nothing is ready, or the channel is closed and drained.
    @Nullable
    T tryReceive();

    /// Closes; false if the channel was closed already.
    boolean close();

    /// Closes unless the channel is closed already; true if this call did it.
    boolean closeOnce();

    /// How many values wait in the buffer.
    int length();

    /// How many values the buffer can hold.
    int capacity();

    /// Whether it has been closed.
    boolean isClosed();

    /// The user's name for it, or `null`.
    @Nullable
    String name();

    /// Whether nobody has used it yet: open, empty, and nobody waits.
    boolean isUnused();

    /// What came of trying.
    enum Attempt {
        DONE,
        NOT_READY,
        CLOSED
    }
}
