package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TimerTask;

/// A [java.util.Timer] of an execution: one goroutine runs its tasks one after another on the virtual clock.
///
/// A step on the timer comes before each look at the fields, those of its tasks among them, which are the calling
/// goroutine's alone until its next.
final class TimerCore {
    private static final int STATE = -17;
    private static final int NEWS = -18;
    private static final Vocabulary NEWS_WORDS =
            Vocabulary.KINDS.hiding(OperationKind.RELEASE).saying(OperationKind.ACQUIRE, "wait for the next task of");

    private final Ledger state;
    /// A permit for each time that something has changed for which the goroutine waits no longer than it must.
    private final int news;
    /// In the order in which they were scheduled.
    private final List<TimerTask> tasks = new ArrayList<>();

    private boolean isCancelled;

    /// Makes it for a timer of the program, and starts its goroutine.
    TimerCore(JavaThread t, Object timer, String name, boolean isDaemon) {
        var entry = t.execution().made(t.goroutine(), timer);
        state = new Ledger(t, entry, STATE, "timer");
        news = t.create(entry, NEWS, ObjectType.SEMAPHORE, 0, 0, new Wording("timer", "Timer", NEWS_WORDS));
        var thread = Threads.make(this::work, name);
        if (isDaemon) {
            Threads.setDaemon(thread, true);
        }
        Threads.start(thread);
    }

    /// Adds a task.
    ///
    /// @param at     when it is due, in nanoseconds of the virtual clock
    /// @param period more than 0 at a fixed rate, less than 0 with a fixed delay, 0 for once
    void schedule(JavaThread t, TimerTask task, long at, long period) {
        state.enter(t);
        if (isCancelled) {
            throw new IllegalStateException("Timer already cancelled.");
        }
        TimerTaskCore.of(t, task).schedule(t, at, period);
        state.enter(t);
        if (isCancelled) {
            return;
        }
        tasks.add(task);
        if (first(t) == task) {
            t.perform(OperationKind.RELEASE, news, 1);
        }
    }

    void cancel(JavaThread t) {
        state.enter(t);
        tasks.clear();
        isCancelled = true;
        t.perform(OperationKind.RELEASE, news, 1);
    }

    /// Forgets the tasks that have been cancelled, and says how many there were.
    int purge(JavaThread t) {
        state.enter(t);
        int n = 0;
        for (var task : List.copyOf(tasks)) {
            if (TimerTaskCore.of(t, task).isCancelled(t)) {
                tasks.remove(task);
                n++;
            }
        }
        return n;
    }

    private void work() {
        var t = JavaThread.orComplain("timer");
        try {
            while (true) {
                state.collect(t);
                if (tasks.isEmpty()) {
                    if (isCancelled) {
                        return;
                    }
                    await(t, JavaThread.FOR_EVER);
                    continue;
                }
                var task = first(t);
                long left = TimerTaskCore.of(t, task).due() - t.model().clock().now();
                if (left > 0) {
                    await(t, left);
                } else if (begins(t, task)) {
                    task.run();
                }
            }
        } finally {
            if (!t.isOver()) {
                state.enter(t); // what a task has thrown ends the timer
                tasks.clear();
                isCancelled = true;
            }
        }
    }

    /// Whether a task that is due runs now; then it is due again, if it is one that repeats.
    private boolean begins(JavaThread t, TimerTask task) {
        var core = TimerTaskCore.of(t, task);
        var runs = core.begin(t);
        state.enter(t);
        if (runs && !core.isOnce()) {
            core.repeat(t.model().clock().now());
        } else {
            tasks.remove(task);
        }
        return runs;
    }

    /// The task that is due first; of several the one that was scheduled first.
    private TimerTask first(JavaThread t) {
        return tasks.stream()
                .min(Comparator.comparingLong(
                        (TimerTask task) -> TimerTaskCore.of(t, task).due()))
                .orElseThrow();
    }

    /// Waits until there is news, at most so long. An interrupt is ignored, as the JDK does.
    private void await(JavaThread t, long nanos) {
        t.goroutine().await(OperationKind.ACQUIRE, news, 1, Model.NEVER, nanos);
    }
}
