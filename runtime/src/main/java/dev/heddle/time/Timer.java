package dev.heddle.time;

import dev.heddle.Chan;
import dev.heddle.GoBody;
import dev.heddle.ReceiveChan;
import dev.heddle.channel.Nanos;
import dev.heddle.channel.TimerCore;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Something that happens once, after a while: a value on a channel, or, from [Time#afterFunc], a call. Go's
/// `time.Timer`.
///
/// As in Go since 1.23, a timer that is stopped or reset leaves no value of before behind, and its channel reads as
/// one of capacity 0, with no value in it.
///
/// @see <a href="https://pkg.go.dev/time#Timer">Go, time.Timer</a>
public final class Timer {
    private final TimerCore core;
    private final Chan<Instant> channel;

    /// A timer that sends the time to its channel when so much has passed.
    ///
    /// @param d how long; zero or less: at once
    public Timer(Duration d) {
        core = Timers.sending();
        channel = Timers.channel(core);
        core.arm(Nanos.of(d), 0);
    }

    Timer(Duration d, GoBody body) {
        core = Timers.starting(Objects.requireNonNull(body, "body"));
        channel = Chan.nil();
        core.arm(Nanos.of(d), 0);
    }

    /// Where the time is sent to when it fires.
    ///
    /// @return the channel; the nil channel if the timer is one of [Time#afterFunc]
    public ReceiveChan<Instant> channel() {
        return channel;
    }

    /// Stops the timer; never blocks. Nothing can be received from its channel after that. It does not wait for the
    /// body of [Time#afterFunc], if that has started.
    ///
    /// @return true if the timer had not expired yet, or nobody had received its value; false if it had, or was
    ///         stopped
    public boolean stop() {
        return Timers.usable(core).stop();
    }

    /// Sets the timer anew, whether it is pending, expired or stopped; never blocks. A value that nobody has
    /// received is gone.
    ///
    /// @param d how long from now; zero or less: at once
    /// @return true if the timer had not expired yet, or nobody had received its value; false if it had, or was
    ///         stopped
    public boolean reset(Duration d) {
        return Timers.usable(core).arm(Nanos.of(d), 0);
    }
}
