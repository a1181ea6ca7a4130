package dev.heddle.probe;

import java.util.TimerTask;

/// What tasks of timers of the program's own classes are.
@BaseFor(TimerTask.class)
@SuppressWarnings("this-escape") // only its identity
public abstract class ControlledTimerTask extends TimerTask {
    protected ControlledTimerTask() {
        Made.now(this);
    }

    @Override
    public boolean cancel() {
        var t = JavaThread.current();
        return t == null ? super.cancel() : TimerTaskCore.of(t, this).cancel(t);
    }

    @Override
    public long scheduledExecutionTime() {
        var t = JavaThread.current();
        return t == null
                ? super.scheduledExecutionTime()
                : TimerTaskCore.of(t, this).scheduledExecutionTime(t);
    }
}
