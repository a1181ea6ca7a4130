package dev.heddle.channel;

import dev.heddle.operation.Site;
import dev.heddle.parallel.Goroutines;
import dev.heddle.parallel.Program;
import dev.heddle.parallel.RealTimers;
import dev.heddle.scheduler.Body;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/// A timer of production: it sends the time to its channel, or starts a goroutine.
///
/// A pending timer counts as awake in the program that made it, since it may wake somebody.
public final class ParallelTimer implements TimerCore {
    private final @Nullable ParallelChannel<Instant> channel;
    private final @Nullable Body body;
    private final @Nullable Program program = Program.current();
    private @Nullable ScheduledFuture<?> pending;
    /// Counts the settings, so that a firing which was under way when the timer was stopped or set anew does
    /// nothing.
    private long setting;

    /// A timer that sends to its channel.
    public ParallelTimer() {
        channel = new ParallelChannel<>("timer", 1, true);
        body = null;
    }

    /// A timer that starts a goroutine.
    public ParallelTimer(Body body) {
        channel = null;
        this.body = body;
    }

    @Override
    public @Nullable ParallelChannel<Instant> channel() {
        return channel;
    }

    /// Where it was made, as far as that is noted.
    public Site madeAt() {
        return channel == null ? Site.UNKNOWN : channel.madeAt();
    }

    @Override
    public synchronized boolean arm(long nanos, long every) {
        var was = stop();
        long now = ++setting;
        if (program != null) {
            program.oneMoreAwake();
        }
        pending = RealTimers.schedule(() -> fire(now, every), nanos, every);
        return was;
    }

    @Override
    public synchronized boolean stop() {
        setting++;
        var was = pending != null;
        if (pending != null) {
            pending.cancel(false);
            disarmed();
        }
        return channel != null && channel.takeBack() || was;
    }

    private void disarmed() {
        pending = null;
        if (program != null) {
            program.oneLessAwake();
        }
    }

    private synchronized void fire(long armedAs, long every) {
        if (armedAs != setting) {
            return;
        }
        if (channel != null) {
            channel.sendIfEmpty(Instant.now());
        } else if (body != null) {
            Goroutines.startIn(program, null, body);
        }
        if (every == 0) {
            disarmed(); // only now: until it has done its work somebody may still be woken
        }
    }
}
