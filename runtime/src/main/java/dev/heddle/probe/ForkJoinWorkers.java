package dev.heddle.probe;

import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The goroutines of a fork-join pool of an execution: one for each task.
///
/// How many there are is kept as permits, of which there is one if there is no task: who waits for the pool to be
/// quiescent acquires it, and gives it back. So beginnings and ends of tasks commute with each other, and order
/// nothing but what comes after the wait.
final class ForkJoinWorkers {
    private static final int STATE = -12;
    private static final int IDLE = -13;
    private static final int TERMINATED = -14;
    private static final Vocabulary IDLE_WORDS = Vocabulary.CALLS.hiding(OperationKind.RELEASE);

    private final String name;
    /// The common pool is never shut down.
    private final boolean isCommon;
    private final int state;
    private final int idle;
    private final Gate terminated;
    /// What runs or is about to; `null` for what is no task that could be cancelled.
    private final Map<Thread, @Nullable ForkCore> running = new LinkedHashMap<>();

    private boolean isShutdown;
    private boolean isEnding;
    private int made;

    ForkJoinWorkers(JavaThread t, Entry entry, String name, boolean isCommon) {
        this.name = name;
        this.isCommon = isCommon;
        state = t.create(entry, STATE, ObjectType.VARIABLE, 0, 0, new Wording("pool", "pool", Vocabulary.CALLS));
        idle = t.create(
                entry,
                IDLE,
                ObjectType.SEMAPHORE,
                0,
                1,
                new Wording("pool", "ForkJoinPool.awaitQuiescence", IDLE_WORDS));
        terminated = new Gate(
                t, entry, TERMINATED, new Wording("pool", "ExecutorService.awaitTermination", Vocabulary.CALLS));
    }

    /// Starts a goroutine for a task.
    ///
    /// @param task `null` if it is none that could be cancelled
    void start(JavaThread t, ControlledForkJoinPool pool, @Nullable ForkCore task, Runnable body) {
        var isFork = t.pool() == pool; // which a pool that is shut down still takes
        if (!isCommon && !isFork) {
            t.perform(OperationKind.READ, state);
            if (isShutdown) {
                throw new RejectedExecutionException();
            }
        }
        t.perform(OperationKind.RELEASE, idle, -1);
        var thread = Threads.make(() -> work(pool, body), name + "-worker-" + ++made);
        Threads.setDaemon(thread, true);
        running.put(thread, task);
        Threads.start(thread);
    }

    private void work(ControlledForkJoinPool pool, Runnable body) {
        var t = JavaThread.orComplain("pool");
        t.setPool(pool);
        try {
            body.run();
        } finally {
            if (!t.isOver()) {
                t.perform(OperationKind.RELEASE, idle, 1);
                running.remove(ThreadCore.current(t));
                endIfDone(t);
            }
        }
    }

    /// Who ends the last task of a pool that has been shut down, or shuts it down after that, terminates it.
    private void endIfDone(JavaThread t) {
        if (isShutdown && !isEnding && t.model().value(idle) > 0) {
            isEnding = true;
            acquire(t); // what all tasks have done happens before the end
            terminated.openOnce(t);
        }
    }

    private boolean acquire(JavaThread t) {
        if (t.perform(OperationKind.TRY_ACQUIRE, idle, 1) != Result.YES) {
            return false;
        }
        t.perform(OperationKind.RELEASE, idle, 1);
        return true;
    }

    /// Waits until no other task is left, at most so long; false if the time was over.
    boolean awaitQuiescence(JavaThread t, boolean isWorker, long nanos) {
        if (isWorker) {
            t.perform(OperationKind.RELEASE, idle, 1); // who waits is no task for now
        }
        var isQuiet = t.awaitRegardless(OperationKind.ACQUIRE, idle, 1, nanos);
        int back = (isQuiet ? 1 : 0) - (isWorker ? 1 : 0);
        if (back != 0) {
            t.perform(OperationKind.RELEASE, idle, back);
        }
        return isQuiet;
    }

    boolean isQuiescent(JavaThread t) {
        return acquire(t);
    }

    void shutdown(JavaThread t) {
        if (isCommon) {
            return;
        }
        t.perform(OperationKind.UPDATE, state);
        isShutdown = true;
        t.perform(OperationKind.READ, idle);
        endIfDone(t);
    }

    /// Cancels what runs, and interrupts it.
    void shutdownNow(JavaThread t) {
        shutdown(t);
        if (!isCommon) {
            for (var each : List.copyOf(running.entrySet())) {
                var task = each.getValue();
                if (task != null) {
                    task.cancel(t, false);
                }
                Threads.interrupt(each.getKey());
            }
        }
    }

    boolean isShutdown(JavaThread t) {
        t.perform(OperationKind.READ, state);
        return isShutdown;
    }

    boolean isTerminated(JavaThread t) {
        return terminated.isOpen(t);
    }

    boolean awaitTermination(JavaThread t, long nanos) throws InterruptedException {
        return terminated.pass(t, nanos);
    }

    void awaitTerminationRegardless(JavaThread t) {
        terminated.passRegardless(t);
    }

    boolean isCommon() {
        return isCommon;
    }

    /// How many tasks there are.
    int count(JavaThread t) {
        t.perform(OperationKind.READ, idle);
        return (int) Math.max(0, 1 - t.model().value(idle));
    }
}
