package dev.heddle.probe;

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
        return JavaThread.current() == null ? new Timer() : new ControlledTimer();
    }

    @OfConstructor
    public static Timer make(boolean isDaemon) {
        return JavaThread.current() == null ? new Timer(isDaemon) : new ControlledTimer(isDaemon);
    }

    @OfConstructor
    public static Timer make(String name) {
        return JavaThread.current() == null ? new Timer(name) : new ControlledTimer(name);
    }

    @OfConstructor
    public static Timer make(String name, boolean isDaemon) {
        return JavaThread.current() == null ? new Timer(name, isDaemon) : new ControlledTimer(name, isDaemon);
    }
}
