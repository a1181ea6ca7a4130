package dev.heddle;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The receiving end of a channel: Go's `<-chan T`.
///
/// @param <T> what the channel carries; never `null`
public sealed interface ReceiveChan<T> permits Chan {
    /// Receives a value: `v, ok := <-ch`, where `null` stands for `!ok`.
    ///
    /// Blocks until there is one, or the channel is closed; a nil channel blocks for ever. The send of the value
    /// happens before this returns; the k-th receive from a channel of capacity C happens before the completion of
    /// the (k+C)-th send.
    ///
    /// @return the value, or `null` if the channel is closed and drained
    /// @throws GoInterrupted if the thread is interrupted while it waits
    /// @see <a href="https://go.dev/ref/spec#Receive_operator">Go spec, Receive operator</a>
    @Nullable
    T receive();

    /// Receives a value, as [#receive], with Go's zero value given by the caller: `v := <-ch`.
    ///
    /// @param whenClosed what to return if the channel is closed and drained
    /// @return the value, or `whenClosed`
    T receiveOr(T whenClosed);

    /// Receives a value if that needs no waiting: `select { case v := <-ch: default: }`.
    ///
    /// @return the value; empty if nothing is ready, or the channel is closed and drained
    Optional<T> tryReceive();

    /// Receives until the channel is closed: `for (T v : ch.range())`. Each step of the iterator blocks as
    /// [#receive] does.
    ///
    /// @return an iterable whose iterators all take from this channel
    /// @see <a href="https://go.dev/ref/spec#For_range">Go spec, For statements with range clause</a>
    Iterable<T> range();

    /// A case of a [Go#select] that receives: `case v := <-ch:`. Its result is the value, or `null` if the channel
    /// is closed and drained.
    ///
    /// @return the case, which can be used any number of times
    Case<@Nullable T> receiving();

    /// How many values are in the buffer now: `len(ch)`. 0 for an unbuffered or nil channel.
    int length();

    /// How many values the buffer can hold: `cap(ch)`. 0 for an unbuffered or nil channel.
    int capacity();
}
