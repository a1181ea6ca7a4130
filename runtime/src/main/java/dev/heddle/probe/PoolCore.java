package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
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
    private static final Wording TASKS_WORDING = new Wording(
            "pool",
            "ThreadPoolExecutor",
            Vocabulary.CALLS.hiding(
                    OperationKind.TRY_PUT,
                    OperationKind.TAKE,
                    OperationKind.CLOSE,
                    OperationKind.LENGTH,
                    OperationKind.REMOVE));

    private final BlockingQueue<Runnable> queue;
    private final Ledger state;
    private final BufferCore tasks;
    private final Gate terminated;
    private final boolean isQueueing;
    private final Set<Thread> workers = new LinkedHashSet<>();
    private boolean isShutdown;
    private boolean isStopped;
    private boolean isEnding;
    private long completed;
    private int active;
    private int largest;

    /// The pool itself: what may change while it runs, and who wants to know what happens.
    interface Pool {
        int core();

        int most();

        long keepAliveNanos();

        boolean doCoreWorkersEnd();

        ThreadFactory factory();

        void before(Thread worker, Runnable task);

        void after(Runnable task, @Nullable Throwable thrown);

        void ended();
    }

    private final Pool pool;

    PoolCore(JavaThread t, Entry entry, BlockingQueue<Runnable> queue, Pool pool) {
        this.queue = queue;
        this.pool = pool;
        isQueueing = !(queue instanceof SynchronousQueue);
        state = new Ledger(t, entry, STATE, "pool");
        tasks = isQueueing ? tasks(t, entry, queue) : new BufferCore(t, entry, TASKS, queue, TASKS_WORDING);
        terminated = new Gate(
                t, entry, TERMINATED, new Wording("pool", "ExecutorService.awaitTermination", Vocabulary.CALLS));
    }

    /// The queue as the program sees it too, which may put something there or take it out by itself. One of a class
    /// that nobody knows is seen by its pool only.
    private static BufferCore tasks(JavaThread t, Entry entry, BlockingQueue<Runnable> queue) {
        var own = t.entry(Made.now(queue));
        if (own.core instanceof BufferCore known) {
            known.correct(t, queue);
            return known;
        }
        var core = new BufferCore(t, entry, TASKS, queue, TASKS_WORDING);
        if (BufferCore.isFor(queue)) {
            own.core = core;
        }
        return core;
    }

    /// Runs a task, or queues it; false if it is refused.
    boolean execute(JavaThread t, Runnable task) {
        state.enter(t);
        if (isShutdown) {
            return false;
        }
        if (workers.size() < (isQueueing ? pool.core() : pool.most())) {
            startWorker(t, task);
            return true;
        }
        if (!isQueueing) {
            return false;
        }
        tasks.correct(t, queue);
        long put = t.perform(OperationKind.TRY_PUT, tasks.number());
        if (put == Result.YES && queue.offer(task)) {
            if (canBeWithoutWorkers()) {
                state.look(t);
                if (workers.isEmpty()) {
                    startWorker(t, null);
                }
            }
            return true;
        }
        if (put == Result.YES) {
            tasks.correct(t, queue); // a queue of the program's own does not want it
        }
        if (put != Result.CLOSED && workers.size() < pool.most()) {
            startWorker(t, task);
            return true;
        }
        return false;
    }

    private boolean canBeWithoutWorkers() {
        return pool.core() == 0 || pool.doCoreWorkersEnd();
    }

    private void startWorker(JavaThread t, @Nullable Runnable first) {
        var isExtra = workers.size() >= pool.core();
        var thread = pool.factory().newThread(() -> work(first, isExtra || pool.doCoreWorkersEnd()));
        workers.add(thread);
        largest = Math.max(largest, workers.size());
        Threads.start(thread);
        if (!ThreadCore.of(t, thread).isStarted(t)) {
            throw new IllegalStateException("the factory of a pool has made a thread that the explorer cannot run: \""
                    + thread.getName() + "\"; make it with Thread.ofVirtual() or new Thread in the explored body");
        }
    }

    private void work(@Nullable Runnable first, boolean endsIdle) {
        var t = JavaThread.current();
        if (t == null) {
            throw new IllegalStateException("a worker of a pool outside of its execution; please report this");
        }
        var isAbrupt = true;
        try {
            if (first != null) {
                run(t, first);
            }
            do {
                while (isQueueing && isThereAnother(t, endsIdle)) {
                    var task = queue.poll();
                    if (task != null) {
                        run(t, task);
                    }
                }
            } while (endsIdle && isNeeded(t));
            isAbrupt = false;
        } finally {
            if (!t.isOver()) {
                leave(t);
                if (isAbrupt && isQueueing && !isStopped && !(isShutdown && queue.isEmpty())) {
                    startWorker(t, null);
                }
                endIfDone(t);
            }
        }
    }

    private void endIfDone(JavaThread t) {
        if (!isShutdown || !workers.isEmpty() || isEnding) {
            return;
        }
        isEnding = true;
        state.collect(t); // what all tasks have done happens before the end
        try {
            pool.ended();
        } finally {
            if (!t.isOver()) {
                terminated.openOnce(t);
            }
        }
    }

    private void leave(JavaThread t) {
        state.enter(t);
        workers.remove(ThreadCore.current(t));
    }

    /// A task may have been queued just as the last worker was about to end.
    private boolean isNeeded(JavaThread t) {
        leave(t);
        t.perform(OperationKind.LENGTH, tasks.number());
        if (t.model().buffered(tasks.number()) == 0 || !workers.isEmpty()) {
            return false;
        }
        workers.add(ThreadCore.current(t));
        return true;
    }

    private boolean isThereAnother(JavaThread t, boolean endsIdle) {
        long nanos = endsIdle ? pool.keepAliveNanos() : JavaThread.FOR_EVER;
        return t.goroutine().await(OperationKind.TAKE, tasks.number(), 0, Model.NEVER, nanos) == Result.YES;
    }

    private void run(JavaThread t, Runnable task) {
        active++;
        try {
            pool.before(ThreadCore.current(t), task);
            runBetween(task);
        } finally {
            active--;
            completed++;
        }
    }

    private void runBetween(Runnable task) {
        try {
            task.run();
            pool.after(task, null);
        } catch (Unwinding e) {
            throw e;
        } catch (Throwable e) {
            pool.after(task, e);
            throw e;
        }
    }

    /// Starts a worker that has nothing to do yet; false if there are as many as wanted.
    boolean prestart(JavaThread t) {
        state.enter(t);
        if (isShutdown || !isQueueing || workers.size() >= pool.core()) {
            return false;
        }
        startWorker(t, null);
        return true;
    }

    int prestartAll(JavaThread t) {
        int n = 0;
        while (prestart(t)) {
            n++;
        }
        return n;
    }

    /// Takes a task out of the queue, if it is there.
    boolean remove(JavaThread t, Runnable task) {
        return isQueueing && tasks.remove(t, queue, task);
    }

    /// Takes what has been cancelled out of the queue.
    void purge(JavaThread t) {
        t.perform(OperationKind.LENGTH, tasks.number());
        for (var task : List.copyOf(queue)) {
            if (task instanceof Future<?> future && future.isCancelled()) {
                remove(t, task);
            }
        }
    }

    void shutdown(JavaThread t) {
        state.enter(t);
        if (isShutdown) {
            return;
        }
        isShutdown = true;
        t.perform(OperationKind.CLOSE, tasks.number());
        state.enter(t);
        endIfDone(t);
    }

    /// Interrupts the workers, and gives back the tasks that none has begun.
    List<Runnable> shutdownNow(JavaThread t) {
        isStopped = true;
        t.perform(OperationKind.REMOVE, tasks.number(), Integer.MAX_VALUE);
        var left = new ArrayList<Runnable>();
        if (isQueueing) {
            queue.drainTo(left);
        }
        shutdown(t);
        for (var worker : List.copyOf(workers)) {
            Threads.interrupt(worker);
        }
        return left;
    }

    boolean isShutdown(JavaThread t) {
        state.look(t);
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
            Threads.interrupt(ThreadCore.current(t));
        }
    }

    int workers(JavaThread t) {
        state.look(t);
        return workers.size();
    }

    int largest(JavaThread t) {
        state.look(t);
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
}
