package dev.heddle;

import dev.heddle.channel.ChannelCore;
import dev.heddle.channel.ModelChannel;
import dev.heddle.channel.NilChannel;
import dev.heddle.channel.ParallelChannel;
import dev.heddle.channel.StandIns;
import dev.heddle.operation.WaitReason;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A channel: Go's `chan T`. Goroutines send values to it and receive them from it, in the order in which they were
/// sent.
///
/// A value is never `null`: what [#receive] returns as `null` is the news that the channel is closed and drained,
/// so Go's `v, ok := <-ch` becomes `ch.receive() instanceof T v`.
///
/// A channel made inside an exploration belongs to that execution; one made anywhere else runs in parallel.
///
/// @param <T> what the channel carries
/// @see <a href="https://go.dev/ref/spec#Channel_types">Go spec, Channel types</a>
public final class Chan<T> implements SendChan<T>, ReceiveChan<T> {
    private static final String NO_NULL = "a channel carries no null: receive() returns it for \"closed and drained\"";

    private static final Chan<?> NIL = new Chan<>(new NilChannel<>());

    private final ChannelCore<T> core;

    /// Not for programs: the type of the core is not exported.
    ///
    /// @param core what the channel does
    @SuppressWarnings("exports") // for the timers of dev.heddle.time, whose channels are made below
    public Chan(ChannelCore<T> core) {
        this.core = core;
    }

    /// A channel without a buffer: `make(chan T)`. A send waits for its receive.
    ///
    /// @param <T> what it carries
    /// @return a new channel
    public static <T> Chan<T> unbuffered() {
        return make(null, 0);
    }

    /// [#unbuffered()] with a name for reports.
    ///
    /// @param <T>  what it carries
    /// @param name the name
    /// @return a new channel
    public static <T> Chan<T> unbuffered(String name) {
        return make(Objects.requireNonNull(name, "name"), 0);
    }

    /// A channel with a buffer: `make(chan T, capacity)`. A send waits only while the buffer is full.
    ///
    /// @param <T>      what it carries
    /// @param capacity how many values the buffer holds, 0 or more
    /// @return a new channel
    /// @throws IllegalArgumentException if the capacity is negative
    public static <T> Chan<T> buffered(int capacity) {
        return make(null, capacity);
    }

    /// [#buffered(int)] with a name for reports.
    ///
    /// @param <T>      what it carries
    /// @param name     the name
    /// @param capacity how many values the buffer holds, 0 or more
    /// @return a new channel
    /// @throws IllegalArgumentException if the capacity is negative
    public static <T> Chan<T> buffered(String name, int capacity) {
        return make(Objects.requireNonNull(name, "name"), capacity);
    }

    /// The nil channel: sending and receiving block for ever, it is never ready in a select, and closing it panics.
    ///
    /// @param <T> what it would carry
    /// @return a channel that is never ready; always the same one, as `nil` equals `nil`
    @SuppressWarnings("unchecked") // it never carries anything
    public static <T> Chan<T> nil() {
        return (Chan<T>) NIL;
    }

    private static <T> Chan<T> make(@Nullable String name, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity must be 0 or more, was " + capacity);
        }
        var g = Goroutine.current();
        return new Chan<>(g == null ? new ParallelChannel<>(name, capacity) : new ModelChannel<>(g, capacity, name));
    }

    /// The core that serves the calling thread.
    ChannelCore<T> core() {
        return DeterministicScheduler.isAnyRunning() ? StandIns.channel(this, core) : core;
    }

    @Override
    public void send(T value) {
        Objects.requireNonNull(value, NO_NULL);
        try {
            if (!core().send(value)) {
                throw sendOnClosed();
            }
        } catch (InterruptedException e) {
            throw GoInterrupted.in(WaitReason.CHAN_SEND);
        }
    }

    @Override
    public boolean trySend(T value) {
        return switch (core().trySend(Objects.requireNonNull(value, NO_NULL))) {
            case DONE -> true;
            case NOT_READY -> false;
            case CLOSED -> throw sendOnClosed();
        };
    }

    @Override
    public void close() {
        if (core instanceof NilChannel) {
            throw new GoPanic("close of nil channel");
        }
        if (!core().close()) {
            throw new GoPanic("close of closed channel");
        }
    }

    @Override
    public Case<@Nullable Void> sending(T value) {
        return Case.sending(this, Objects.requireNonNull(value, NO_NULL));
    }

    @Override
    public @Nullable T receive() {
        try {
            return core().receive();
        } catch (InterruptedException e) {
            throw GoInterrupted.in(WaitReason.CHAN_RECEIVE);
        }
    }

    @Override
    public T receiveOr(T whenClosed) {
        var value = receive();
        return value == null ? whenClosed : value;
    }

    @Override
    public Optional<T> tryReceive() {
        return Optional.ofNullable(core().tryReceive());
    }

    @Override
    public Iterable<T> range() {
        return Values::new;
    }

    @Override
    public Case<@Nullable T> receiving() {
        return Case.receiving(this);
    }

    @Override
    public int length() {
        return core().length();
    }

    @Override
    public int capacity() {
        return core().capacity();
    }

    /// The channel's name, if it has one.
    @Override
    public String toString() {
        var name = core.name();
        return core instanceof NilChannel ? "nil channel" : name == null ? "channel" : "channel \"" + name + "\"";
    }

    static GoPanic sendOnClosed() {
        return new GoPanic("send on closed channel");
    }

    /// The iterator of a range: looks ahead by one receive.
    private final class Values implements Iterator<T> {
        private @Nullable T next;

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = receive();
            }
            return next != null;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the channel is closed and drained");
            }
            var value = Objects.requireNonNull(next);
            next = null;
            return value;
        }
    }
}
