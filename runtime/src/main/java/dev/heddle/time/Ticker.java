package dev.heddle.time;

import dev.heddle.Chan;
import dev.heddle.GoPanic;
import dev.heddle.ReceiveChan;
import dev.heddle.channel.Nanos;
import dev.heddle.channel.TimerCore;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// Sends the time to its channel again and again: Go's `time.Ticker`. Ticks that nobody receives in time are
/// dropped.
///
/// A ticker that is stopped or reset leaves no value of before behind, and stopping it does not close its channel.
///
/// @see <a href="https://pkg.go.dev/time#Ticker">Go, time.Ticker</a>
public final class Ticker implements AutoCloseable {
    private final TimerCore core;
    private final Chan<Instant> channel;

    /// A ticker whose first tick comes after one interval.
    ///
    /// @param d the interval
    /// @throws GoPanic "non-positive interval for NewTicker" if it is zero or less
    public Ticker(Duration d) {
        long nanos = positive(d, "NewTicker");
        core = Timers.sending();
        channel = Timers.channel(core);
        core.arm(nanos, nanos);
    }

    /// Where the time is sent to at each tick.
    ///
    /// @return the channel, which is never closed
    public ReceiveChan<Instant> channel() {
        return channel;
    }

    /// Stops the ticker; never blocks. Nothing can be received from its channel after that.
    public void stop() {
        Timers.usable(core).stop();
    }

    /// Sets the ticker to a new interval, even if it was stopped; never blocks. The next tick comes after one
    /// interval.
    ///
    /// @param d the interval
    /// @throws GoPanic "non-positive interval for Ticker.Reset" if it is zero or less
    public void reset(Duration d) {
        long nanos = positive(d, "Ticker.Reset");
        Timers.usable(core).arm(nanos, nanos);
    }

    /// [#stop].
    @Override
    public void close() {
        stop();
    }

    private static long positive(Duration d, String by) {
        if (!Objects.requireNonNull(d, "d").isPositive()) {
            throw new GoPanic("non-positive interval for " + by);
        }
        return Nanos.of(d);
    }
}
