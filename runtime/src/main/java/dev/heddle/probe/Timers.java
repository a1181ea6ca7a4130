package dev.heddle.probe;

import java.util.Objects;
import java.util.Timer;

/// [Timer]: in an execution one on the virtual clock, whose thread is a goroutine. A timer that nobody cancels is a
/// leak, if it is no daemon.
///
/// Scheduling a task happens before it runs.
@StandsFor(Timer.class)
public final class Timers {
    private Timers() {}

    @OfConstructor
    public static Timer make() {
        var t = JavaThread.current();
        return t == null ? new Timer() : ControlledTimer.make(t, null, false);
    }

    @OfConstructor
    public static Timer make(boolean isDaemon) {
        var t = JavaThread.current();
        return t == null ? new Timer(isDaemon) : ControlledTimer.make(t, null, isDaemon);
    }

    @OfConstructor
    public static Timer make(String name) {
        return make(name, false);
    }

    @OfConstructor
    public static Timer make(String name, boolean isDaemon) {
        var t = JavaThread.current();
        return t == null ? new Timer(name, isDaemon) : ControlledTimer.make(t, Objects.requireNonNull(name), isDaemon);
    }
}
