package dev.heddle.scheduler;

import dev.heddle.model.VirtualClock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What the timers of an execution do to the program when the clock moves.
final class Timers {
    private final DeterministicScheduler scheduler;
    private @Nullable TimerTask[] tasks = new TimerTask[16];

    Timers(DeterministicScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// From now on this is what a timer does.
    void define(int timer, TimerTask task) {
        if (timer >= tasks.length) {
            tasks = Arrays.copyOf(tasks, Math.max(timer + 1, 2 * tasks.length));
        }
        tasks[timer] = task;
    }

    /// The timer that wakes a goroutine.
    int ofSleeper(Goroutine g) {
        if (g.sleepTimer < 0) {
            g.sleepTimer = scheduler.objects().createTimer(g, VirtualClock.Effect.WAKE, g.id(), at -> {});
        }
        return g.sleepTimer;
    }

    /// The clock has moved: does what the timers do that have just fired.
    void fire() {
        var clock = scheduler.model().clock();
        var fired = clock.justFired();
        for (int i = 0; i < fired.size(); i++) {
            int timer = (int) fired.get(i);
            var task = tasks[timer];
            if (task == null) {
                continue;
            }
            var body = task.body();
            if (body != null) {
                scheduler.goroutines().startedBy(timer, clock.fired(timer) - 1, body);
            }
            task.fired(clock.firedAt(timer));
        }
    }
}
