package dev.heddle.channel;

import org.jspecify.annotations.Nullable;

/// One case of a select, as the cores see it.
///
/// @param what    what it waits for
/// @param channel the channel, or `null` if `what` is AFTER or NEVER
/// @param value   what it would send
/// @param nanos   how long a time-out waits
public record SelectCase(
        What what,
        @Nullable ChannelCore<?> channel,
        @Nullable Object value,
        long nanos) {
    /// What a case waits for.
    public enum What {
        SEND,
        RECEIVE,
        AFTER,
        /// A nil channel, or switched off.
        NEVER
    }

    /// Never ready.
    public static final SelectCase NEVER = new SelectCase(What.NEVER, null, null, 0);

    /// Ready when the channel takes a value, or is closed.
    public static SelectCase send(ChannelCore<?> channel, Object value) {
        return channel instanceof NilChannel ? NEVER : new SelectCase(What.SEND, channel, value, 0);
    }

    /// Ready when the channel gives a value, or is closed.
    public static SelectCase receive(ChannelCore<?> channel) {
        return channel instanceof NilChannel ? NEVER : new SelectCase(What.RECEIVE, channel, null, 0);
    }

    /// Ready so many nanoseconds after the select began.
    public static SelectCase after(long nanos) {
        return new SelectCase(What.AFTER, null, null, nanos);
    }
}
