package dev.heddle.scheduler;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The schedulers that run an execution right now, in this JVM.
///
/// This is the one piece of static state: it answers "does an exploration run this code?" for objects that are
/// being made and for free functions. Nothing passes through it from one exploration to another: a scheduler only
/// ever answers for the threads of its own goroutines.
final class RunningSchedulers {
    private static final DeterministicScheduler[] NONE = {};
    private static volatile DeterministicScheduler[] running = NONE;

    private RunningSchedulers() {}

    static synchronized void add(DeterministicScheduler scheduler) {
        var longer = Arrays.copyOf(running, running.length + 1);
        longer[running.length] = scheduler;
        running = longer;
    }

    static synchronized void remove(DeterministicScheduler scheduler) {
        running = Arrays.stream(running).filter(s -> s != scheduler).toArray(DeterministicScheduler[]::new);
    }

    static boolean isEmpty() {
        return running.length == 0;
    }

    static boolean areSeveral() {
        return running.length > 1;
    }

    /// The goroutine that runs the calling code for itself: not one whose condition is being asked, nor one whose
    /// thread has come back from outside and waits for its turn. Probes of memory ask this at every access.
    static @Nullable Goroutine runningGoroutine() {
        var all = running;
        if (all.length == 0) {
            return null;
        }
        var thread = Thread.currentThread();
        for (var scheduler : all) {
            var g = scheduler.running;
            if (g != null && g.thread == thread) {
                return scheduler.question == null && g.initialisers == 0 ? g : null;
            }
        }
        return null;
    }

    /// A scheduler's `running` is read without synchronisation. It can equal the calling thread only if that thread
    /// set it or was resumed after it was set, so a stale value of another thread never matches.
    static @Nullable Goroutine currentGoroutine() {
        var all = running;
        if (all.length == 0) {
            return null;
        }
        var thread = Thread.currentThread();
        for (var scheduler : all) {
            var g = scheduler.running;
            if (g != null && g.thread == thread) {
                return g;
            }
            var question = scheduler.question;
            if (question != null && question.askedOn() == thread) {
                return question.asker();
            }
        }
        for (var scheduler : all) {
            var g = scheduler.rejoining(thread);
            if (g != null) {
                return g;
            }
        }
        return null;
    }
}
