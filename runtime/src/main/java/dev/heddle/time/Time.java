package dev.heddle.time;

import dev.heddle.GoBody;
import dev.heddle.GoInterrupted;
import dev.heddle.ReceiveChan;
import dev.heddle.channel.ModelTimer;
import dev.heddle.channel.Nanos;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.WaitReason;
import dev.heddle.parallel.Sleeper;
import dev.heddle.scheduler.Goroutine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The functions of Go's `time` package.
///
/// In an exploration time is virtual and starts at 2000-01-01T00:00Z; anywhere else it is the system's.
///
/// @see <a href="https://pkg.go.dev/time">Go, time</a>
public final class Time {
    private static final InstantSource CLOCK = Time::now;

    private Time() {}

    /// The current time.
    ///
    /// @return the time; in an exploration, the virtual one
    public static Instant now() {
        var g = Goroutine.current();
        if (g == null) {
            return Instant.now();
        }
        var clock = g.scheduler().model().clock();
        if (clock.isRacing()) {
            // Only then can the clock move while this goroutine runs, so only then is reading it a step.
            g.perform(OperationKind.NOW, -1, 0);
        }
        return ModelTimer.EPOCH.plusNanos(clock.now());
    }

    /// Waits until so much time has passed. With zero or less it returns at once, after giving others a chance to
    /// run.
    ///
    /// @param d how long
    /// @throws GoInterrupted if the thread is interrupted while it waits
    /// @see <a href="https://pkg.go.dev/time#Sleep">Go, time.Sleep</a>
    public static void sleep(Duration d) {
        long nanos = Nanos.of(d);
        var g = Goroutine.current();
        if (g != null) {
            g.sleep(nanos);
            return;
        }
        if (nanos <= 0) {
            Thread.yield();
            return;
        }
        try {
            Sleeper.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GoInterrupted(WaitReason.SLEEP.text());
        }
    }

    /// A channel that gets the time when so much has passed: the channel of a new [Timer].
    ///
    /// @param d how long
    /// @return the channel, to which one value is sent
    /// @see <a href="https://pkg.go.dev/time#After">Go, time.After</a>
    public static ReceiveChan<Instant> after(Duration d) {
        return new Timer(d).channel();
    }

    /// A clock for code that takes one: its time is always [#now].
    ///
    /// @return the clock, which serves production and explorations alike
    public static InstantSource clock() {
        return CLOCK;
    }

    /// Runs the body, in a goroutine of its own, when so much time has passed.
    ///
    /// @param d    how long; zero or less: at once
    /// @param body what to run
    /// @return stops it with [Timer#stop]; its channel is the nil channel
    /// @see <a href="https://pkg.go.dev/time#AfterFunc">Go, time.AfterFunc</a>
    public static Timer afterFunc(Duration d, GoBody body) {
        return new Timer(d, body);
    }
}
