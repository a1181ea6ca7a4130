package dev.heddle.probe;

import java.util.concurrent.TimeUnit;

/// [TimeUnit]: the methods that wait.
@StandsFor(TimeUnit.class)
public final class TimeUnits {
    private TimeUnits() {}

    public static void sleep(TimeUnit unit, long time) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            unit.sleep(time);
        } else if (time > 0) {
            t.sleep(unit.toNanos(time));
        }
    }

    public static void timedJoin(TimeUnit unit, Thread thread, long time) throws InterruptedException {
        var t = JavaThread.current();
        if (t == null) {
            unit.timedJoin(thread, time);
        } else if (time > 0) {
            ThreadCore.of(t, thread).join(t, unit.toNanos(time));
        }
    }

    public static void timedWait(TimeUnit unit, Object monitor, long time) throws InterruptedException {
        if (JavaThread.current() == null) {
            unit.timedWait(monitor, time);
        } else if (time > 0) {
            Monitors.await(monitor, unit.toMillis(time), 0);
        }
    }
}
