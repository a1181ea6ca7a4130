package dev.heddle.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A timer that sends the time to a channel, or starts a goroutine.
public sealed interface TimerCore permits ModelTimer, ParallelTimer {
    /// Sets it: it fires `nanos` from now, and then `every` so many nanoseconds, or once if that is 0. A value that
    /// it has sent and nobody has received is taken back. True if it was pending.
    boolean arm(long nanos, long every);

    /// Stops it, and takes back a value that nobody has received; true if it was pending, or had to take one back.
    boolean stop();

    /// Where it sends to, or `null` if it starts a goroutine.
    @Nullable
    ChannelCore<Instant> channel();
}
