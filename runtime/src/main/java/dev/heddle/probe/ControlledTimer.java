package dev.heddle.probe;

import dev.heddle.channel.ModelTimer;
import dev.heddle.scheduler.Goroutine;
import java.util.Date;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A timer: in an execution its thread is a goroutine, and its clock the virtual one.
@BaseFor(Timer.class)
@SuppressWarnings({"this-escape", "JavaUtilDate"}) // only its identity; the methods are those of Timer
public class ControlledTimer extends Timer {
    /// `null` if it was made outside of an execution.
    private @Nullable TimerCore core;

    public ControlledTimer() {
        super(isHere());
        core = begin(nextName(), false);
    }

    public ControlledTimer(boolean isDaemon) {
        super(isDaemon || isHere());
        core = begin(nextName(), isDaemon);
    }

    public ControlledTimer(String name) {
        super(name, isHere());
        core = begin(name, false);
    }

    public ControlledTimer(String name, boolean isDaemon) {
        super(name, isDaemon || isHere());
        core = begin(name, isDaemon);
    }

    /// What the JDK's part of a timer does when it is made, starting a thread and taking locks, would be seen as
    /// waiting outside now and then. So each one that is of no class of the program is a copy of one that is over.
    private static final class Copied extends ControlledTimer implements Cloneable {
        private static final Copied ENDED = ended();

        private static Copied ended() {
            Goroutine.initialiserBegins(); // it is of no execution
            try {
                var timer = new Copied();
                timer.cancel();
                return timer;
            } finally {
                Goroutine.initialiserEnds();
            }
        }

        static ControlledTimer make() {
            try {
                return (ControlledTimer) ENDED.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("a timer that can be copied cannot; please report this", e);
            }
        }
    }

    /// A timer of an execution.
    ///
    /// @param name `null` for the usual one
    static ControlledTimer make(JavaThread t, @Nullable String name, boolean isDaemon) {
        var timer = Copied.make();
        timer.core = new TimerCore(t, timer, name == null ? nextName() : name, isDaemon);
        return timer;
    }

    private static boolean isHere() {
        return JavaThread.current() != null;
    }

    private @Nullable TimerCore begin(String name, boolean isDaemon) {
        var t = JavaThread.current();
        if (t == null) {
            return null;
        }
        // The JDK has started a thread for it, which ends now. Not here, since that takes a lock for real.
        ForkJoinPool.commonPool().execute(() -> super.cancel());
        return new TimerCore(t, this, name, isDaemon);
    }

    /// The JDK's own numbers go on from execution to execution.
    private static String nextName() {
        var t = JavaThread.current();
        return "Timer-" + (t == null ? "" : t.execution().next("timer"));
    }

    private static JavaThread here() {
        return JavaThread.orComplain("timer");
    }

    @Override
    public void schedule(TimerTask task, long delay) {
        if (core == null) {
            super.schedule(task, delay);
        } else {
            after(core, task, delay, 0);
        }
    }

    @Override
    public void schedule(TimerTask task, Date time) {
        if (core == null) {
            super.schedule(task, time);
        } else {
            at(core, task, time, 0);
        }
    }

    @Override
    public void schedule(TimerTask task, long delay, long period) {
        if (core == null) {
            super.schedule(task, delay, period);
        } else {
            after(core, task, delay, -positive(period));
        }
    }

    @Override
    public void schedule(TimerTask task, Date first, long period) {
        if (core == null) {
            super.schedule(task, first, period);
        } else {
            at(core, task, first, -positive(period));
        }
    }

    @Override
    public void scheduleAtFixedRate(TimerTask task, long delay, long period) {
        if (core == null) {
            super.scheduleAtFixedRate(task, delay, period);
        } else {
            after(core, task, delay, positive(period));
        }
    }

    @Override
    public void scheduleAtFixedRate(TimerTask task, Date first, long period) {
        if (core == null) {
            super.scheduleAtFixedRate(task, first, period);
        } else {
            at(core, task, first, positive(period));
        }
    }

    private static long positive(long period) {
        if (period <= 0) {
            throw new IllegalArgumentException("Non-positive period.");
        }
        return period;
    }

    private static void after(TimerCore core, TimerTask task, long delay, long period) {
        if (delay < 0) {
            throw new IllegalArgumentException("Negative delay.");
        }
        var t = here();
        core.schedule(t, task, t.model().clock().now() + nanos(delay), nanos(period));
    }

    private static void at(TimerCore core, TimerTask task, Date time, long period) {
        if (time.getTime() < 0) {
            throw new IllegalArgumentException("Illegal execution time.");
        }
        core.schedule(here(), task, nanos(time.getTime() - ModelTimer.EPOCH.toEpochMilli()), nanos(period));
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Override
    public void cancel() {
        if (core == null) {
            super.cancel();
        } else {
            core.cancel(here());
        }
    }

    @Override
    public int purge() {
        return core == null ? super.purge() : core.purge(here());
    }
}
