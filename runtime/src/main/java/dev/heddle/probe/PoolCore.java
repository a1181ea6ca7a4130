package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The workers of a thread pool of an execution, and the tasks that wait for one.
///
/// As in the JDK, a task gets a new worker while there are fewer than wanted, else it is queued, else it gets one
/// of the extra workers, else it is refused. A pool that queues nothing has a worker for each task, which ends
/// with it.
///
/// A step on the pool comes before each look at the fields, which are the calling goroutine's alone until its
/// next.
final class PoolCore {
    private static final int STATE = -12;
    private static final int TASKS = -13;
    private static final int TERMINATED = -14;
    private static final Vocabulary TASKS_WORDS = Vocabulary.CALLS.hiding(
            OperationKind.TRY_PUT, OperationKind.TAKE, OperationKind.CLOSE, OperationKind.LENGTH, OperationKind.REMOVE);

    private final BlockingQueue<Runnable> queue;
    private final int state;
    private final int tasks;
    private final Gate terminated;
    private final boolean isQueueing;
    private final Set<Thread> workers = new LinkedHashSet<>();
    private boolean isShutdown;
    private long completed;
    private int active;
    private int largest;

    /// What may change while the pool runs.
    interface Limits {
        int core();

        int most();

        long keepAliveNanos();

        boolean doCoreWorkersEnd();

        ThreadFactory factory();
    }

    private final Limits limits;

    PoolCore(JavaThread t, Entry entry, BlockingQueue<Runnable> queue, Limits limits) {
        this.queue = queue;
        this.limits = limits;
        isQueueing = !(queue instanceof SynchronousQueue);
        state = t.create(entry, STATE, ObjectType.VARIABLE, 0, 0, new Wording("pool", "pool", Vocabulary.CALLS));
        tasks = t.create(
                entry,
                TASKS,
                ObjectType.QUEUE,
                isQueueing ? (int) Math.min(Integer.MAX_VALUE, (long) queue.size() + queue.remainingCapacity()) : 0,
                isQueueing ? queue.size() : 0,
                new Wording("pool", "ThreadPoolExecutor", TASKS_WORDS));
        terminated = new Gate(
                t, entry, TERMINATED, new Wording("pool", "ExecutorService.awaitTermination", Vocabulary.CALLS));
    }

    /// Runs a task, or queues it; false if it is refused.
    boolean execute(JavaThread t, Runnable task) {
        step(t);
        if (isShutdown) {
            return false;
        }
        if (workers.size() < (isQueueing ? limits.core() : limits.most())) {
            startWorker(t, task);
            return true;
        }
        if (!isQueueing) {
            return false;
        }
        if (t.model().buffered(tasks) != queue.size()) {
            t.model().correctBuffered(tasks, queue.size());
        }
        long put = t.perform(OperationKind.TRY_PUT, tasks);
        if (put == Result.YES) {
            queue.add(task);
            if (canBeWithoutWorkers()) {
                look(t);
                if (workers.isEmpty()) {
                    startWorker(t, null);
                }
            }
            return true;
        }
        if (put != Result.CLOSED && workers.size() < limits.most()) {
            startWorker(t, task);
            return true;
        }
        return false;
    }

    private boolean canBeWithoutWorkers() {
        return limits.core() == 0 || limits.doCoreWorkersEnd();
    }

    private void startWorker(JavaThread t, @Nullable Runnable first) {
        var isExtra = workers.size() >= limits.core();
        var thread = limits.factory().newThread(() -> work(first, isExtra || limits.doCoreWorkersEnd()));
        workers.add(thread);
        largest = Math.max(largest, workers.size());
        Threads.start(thread);
        if (!ThreadCore.of(t, thread).isStarted()) {
            throw new IllegalStateException("the factory of a pool has made a thread that the explorer cannot run: \""
                    + thread.getName() + "\"; make it with Thread.ofVirtual() or new Thread in the explored body");
        }
    }

    private void work(@Nullable Runnable first, boolean endsIdle) {
        var t = JavaThread.current();
        if (t == null) {
            throw new IllegalStateException("a worker of a pool outside of its execution; please report this");
        }
        try {
            if (first != null) {
                run(first);
            }
            do {
                while (isQueueing && isThereAnother(t, endsIdle)) {
                    run(queue.remove());
                }
            } while (endsIdle && isNeeded(t));
        } finally {
            if (!t.isOver()) {
                leave(t);
                if (isShutdown && workers.isEmpty()) {
                    terminated.openOnce(t);
                }
            }
        }
    }

    private void leave(JavaThread t) {
        step(t);
        workers.remove(ThreadCore.current(t));
    }

    /// A task may have been queued just as the last worker was about to end.
    private boolean isNeeded(JavaThread t) {
        leave(t);
        t.perform(OperationKind.LENGTH, tasks);
        if (t.model().buffered(tasks) == 0 || !workers.isEmpty()) {
            return false;
        }
        workers.add(ThreadCore.current(t));
        return true;
    }

    private boolean isThereAnother(JavaThread t, boolean endsIdle) {
        long nanos = endsIdle ? limits.keepAliveNanos() : JavaThread.FOR_EVER;
        return t.goroutine().await(OperationKind.TAKE, tasks, 0, Model.NEVER, nanos) == Result.YES;
    }

    private void run(Runnable task) {
        active++;
        try {
            task.run();
        } finally {
            active--;
            completed++;
        }
    }

    void shutdown(JavaThread t) {
        step(t);
        if (isShutdown) {
            return;
        }
        isShutdown = true;
        t.perform(OperationKind.CLOSE, tasks);
        step(t);
        if (workers.isEmpty()) {
            terminated.openOnce(t);
        }
    }

    /// Interrupts the workers, and gives back the tasks that none has begun.
    List<Runnable> shutdownNow(JavaThread t) {
        t.perform(OperationKind.REMOVE, tasks, Integer.MAX_VALUE);
        var left = new ArrayList<Runnable>();
        if (isQueueing) {
            queue.drainTo(left);
        }
        shutdown(t);
        for (var worker : List.copyOf(workers)) {
            ThreadCore.of(t, worker).interrupt(t);
        }
        return left;
    }

    boolean isShutdown(JavaThread t) {
        look(t);
        return isShutdown;
    }

    boolean isTerminated(JavaThread t) {
        return terminated.isOpen(t);
    }

    boolean awaitTermination(JavaThread t, long nanos) throws InterruptedException {
        return terminated.pass(t, nanos);
    }

    /// Shuts down and waits; an interrupt cancels what runs, and is passed on.
    void close(JavaThread t) {
        shutdown(t);
        try {
            terminated.pass(t, JavaThread.FOR_EVER);
        } catch (InterruptedException e) {
            shutdownNow(t);
            terminated.passRegardless(t);
            ThreadCore.of(t, ThreadCore.current(t)).interrupt(t);
        }
    }

    int workers(JavaThread t) {
        look(t);
        return workers.size();
    }

    int largest(JavaThread t) {
        look(t);
        return largest;
    }

    int active(JavaThread t) {
        t.lookAround();
        return active;
    }

    long completed(JavaThread t) {
        t.lookAround();
        return completed;
    }

    static long nanos(long time, TimeUnit unit) {
        return Math.max(0, unit.toNanos(time));
    }

    private void step(JavaThread t) {
        t.perform(OperationKind.UPDATE, state);
    }

    private void look(JavaThread t) {
        t.perform(OperationKind.READ, state);
    }
}
