package dev.heddle;

import org.jspecify.annotations.Nullable;

/// The sending end of a channel: Go's `chan<- T`.
///
/// @param <T> what the channel carries; never `null`
public sealed interface SendChan<T> permits Chan {
    /// Sends a value: `ch <- value`.
    ///
    /// Blocks until a receiver takes it (unbuffered) or there is room for it (buffered); a nil channel blocks for
    /// ever. A close while it waits wakes it with the panic.
    ///
    /// A send happens before the completion of the receive that gets the value.
    ///
    /// @param value what to send
    /// @throws GoPanic              "send on closed channel" if it is, or becomes, closed
    /// @throws GoInterrupted        if the thread is interrupted while it waits
    /// @throws NullPointerException if the value is `null`, which stands for "closed and drained"
    /// @see <a href="https://go.dev/ref/spec#Send_statements">Go spec, Send statements</a>
    void send(T value);

    /// Sends a value if that needs no waiting: `select { case ch <- value: default: }`.
    ///
    /// @param value what to send
    /// @return whether it was sent
    /// @throws GoPanic              "send on closed channel" if it is closed
    /// @throws NullPointerException if the value is `null`
    boolean trySend(T value);

    /// Closes the channel: `close(ch)`. Values already buffered can still be received; after them
    /// [ReceiveChan#receive] returns `null` at once. Wakes all who wait to receive, and all who wait to send, with
    /// a panic.
    ///
    /// The close happens before any receive that returns because of it.
    ///
    /// @throws GoPanic "close of closed channel" or "close of nil channel"
    /// @see <a href="https://go.dev/ref/spec#Close">Go spec, Close</a>
    void close();

    /// A case of a [Go#select] that sends a value: `case ch <- value:`. If it is chosen and the channel is closed,
    /// the select panics with "send on closed channel".
    ///
    /// @param value what to send
    /// @return the case, which can be used any number of times
    /// @throws NullPointerException if the value is `null`
    Case<@Nullable Void> sending(T value);

    /// How many values are in the buffer now: `len(ch)`. 0 for an unbuffered or nil channel.
    int length();

    /// How many values the buffer can hold: `cap(ch)`. 0 for an unbuffered or nil channel.
    int capacity();
}
