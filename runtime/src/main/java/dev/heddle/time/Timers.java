package dev.heddle.time;

import dev.heddle.Chan;
import dev.heddle.GoBody;
import dev.heddle.GoPanic;
import dev.heddle.channel.ModelTimer;
import dev.heddle.channel.ParallelTimer;
import dev.heddle.channel.StandIns;
import dev.heddle.channel.TimerCore;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.Goroutine;
import java.time.Instant;
import java.util.Objects;

/// What timers and tickers share.
final class Timers {
    private Timers() {}

    /// A timer that sends, on the clock of the calling thread.
    static TimerCore sending() {
        var g = Goroutine.current();
        return g == null ? new ParallelTimer() : new ModelTimer(g);
    }

    /// A timer that starts a goroutine, on the clock of the calling thread.
    static TimerCore starting(GoBody body) {
        var g = Goroutine.current();
        return g == null ? new ParallelTimer(unchecked(body)) : new ModelTimer(g, unchecked(body));
    }

    private static Body unchecked(GoBody body) {
        return () -> {
            try {
                body.run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new GoPanic(e);
            }
        };
    }

    /// The channel of a timer that sends.
    static Chan<Instant> channel(TimerCore core) {
        return new Chan<>(Objects.requireNonNull(core.channel()));
    }

    /// The timer, if the calling thread is on its clock: real time does not pass in an exploration.
    static TimerCore usable(TimerCore core) {
        if (core instanceof ParallelTimer parallel && Goroutine.current() != null) {
            throw StandIns.used("timer", parallel.madeAt(), "on real time");
        }
        return core;
    }
}
