package dev.heddle.context;

import dev.heddle.channel.ModelTimer;
import dev.heddle.channel.Nanos;
import dev.heddle.channel.ParallelTimer;
import dev.heddle.channel.TimerCore;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.time.Time;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A context that is over when its time has passed.
final class DeadlineContext extends CancellableContext {
    private final Instant deadline;
    private final @Nullable Throwable cause;
    private final TimerCore timer;

    private DeadlineContext(Context parent, Instant deadline, @Nullable Throwable cause) {
        super(parent, true);
        this.deadline = deadline;
        this.cause = cause;
        var g = Goroutine.current();
        timer = g == null ? new ParallelTimer(this::expire) : new ModelTimer(g, this::expire);
    }

    static CancelContext derive(Context parent, Duration d, @Nullable Throwable cause) {
        Objects.requireNonNull(d, "d");
        return derive(parent, later(Time.now(), d), d, cause);
    }

    static CancelContext derive(Context parent, Instant deadline, @Nullable Throwable cause) {
        Objects.requireNonNull(deadline, "t");
        return derive(parent, deadline, Duration.between(Time.now(), deadline), cause);
    }

    private static CancelContext derive(Context parent, Instant deadline, Duration d, @Nullable Throwable cause) {
        var earlier = parent.deadline();
        if (earlier != null && earlier.isBefore(deadline)) {
            return CancellableContext.derive(parent);
        }
        var derived = new DeadlineContext(parent, deadline, cause);
        if (d.isPositive()) {
            // First the timer, then the parent: whoever ends this through the parent finds the timer set, and stops
            // it.
            derived.timer.arm(Nanos.of(d), 0);
            derived.node().endWith(parent);
        } else {
            derived.node().endWith(parent);
            derived.expire();
        }
        return derived;
    }

    private static Instant later(Instant t, Duration d) {
        try {
            return t.plus(d);
        } catch (DateTimeException | ArithmeticException e) {
            return d.isNegative() ? Instant.MIN : Instant.MAX;
        }
    }

    private void expire() {
        node().end(Cancellation.deadlineExceeded(cause));
    }

    @Override
    void over() {
        timer.stop();
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public String toString() {
        return parent() + ".WithDeadline(" + deadline + ")";
    }
}
