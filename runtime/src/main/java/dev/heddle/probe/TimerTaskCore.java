package dev.heddle.probe;

import dev.heddle.channel.ModelTimer;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;

/// A [TimerTask] of an execution: whether it is scheduled, and for when.
final class TimerTaskCore {
    private static final int STATE = -17;
    private static final Wording WORDING = new Wording("timer task", "TimerTask", Vocabulary.CALLS);

    private static final int NEW = 0;
    private static final int SCHEDULED = 1;
    private static final int EXECUTED = 2;
    private static final int CANCELLED = 3;

    private final int state;
    private long due;
    private long period;

    private TimerTaskCore(JavaThread t, Entry entry) {
        state = t.create(entry, STATE, ObjectType.VARIABLE, 0, NEW, WORDING);
    }

    /// What stands for a task.
    static TimerTaskCore of(JavaThread t, TimerTask task) {
        var entry = t.entry(task);
        if (entry.core instanceof TimerTaskCore known) {
            return known;
        }
        var core = new TimerTaskCore(t, entry);
        entry.core = core;
        return core;
    }

    void schedule(JavaThread t, long due, long period) {
        if (t.goroutine().compareAndSet(state, NEW, SCHEDULED) == Result.NO) {
            throw new IllegalStateException("Task already scheduled or cancelled");
        }
        this.due = due;
        this.period = period;
    }

    /// Whether it may run, now that it is due.
    boolean begin(JavaThread t) {
        return t.goroutine().compareAndSet(state, SCHEDULED, isOnce() ? EXECUTED : SCHEDULED) == Result.YES;
    }

    /// It runs: from now on it is due again.
    void repeat(long now) {
        due = period > 0 ? due + period : now - period;
    }

    /// Keeps it from running again; whether it would have run.
    boolean cancel(JavaThread t) {
        while (true) {
            if (t.goroutine().compareAndSet(state, SCHEDULED, CANCELLED) == Result.YES) {
                return true;
            }
            if (t.model().value(state) != NEW || t.goroutine().compareAndSet(state, NEW, CANCELLED) == Result.YES) {
                return false;
            }
        }
    }

    boolean isCancelled(JavaThread t) {
        return t.perform(OperationKind.READ, state) == CANCELLED;
    }

    /// When it runs next, in nanoseconds of the virtual clock.
    long due() {
        return due;
    }

    boolean isOnce() {
        return period == 0;
    }

    /// When it was to run last, in milliseconds since 1970, which is when it is due next less one period.
    long scheduledExecutionTime(JavaThread t) {
        t.perform(OperationKind.READ, state);
        return ModelTimer.EPOCH.toEpochMilli() + TimeUnit.NANOSECONDS.toMillis(due - Math.abs(period));
    }
}
