package dev.heddle.probe;

import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/// A [ForkJoinTask] of an execution: who waits for it waits at a gate, which is opened in the step before the task
/// itself is told that it is done.
///
/// What the task did happens before whoever finds it done.
final class ForkCore {
    private static final int GATE = -19;
    private static final Wording WORDING = new Wording("fork-join task", "ForkJoinTask.join", Vocabulary.CALLS);

    private final ForkJoinTask<?> task;
    private final Gate gate;
    /// What it waits in, since it was forked and until it runs; `null` else.
    private @Nullable Object queued;
    /// The thread that runs it now, as the program sees it.
    private @Nullable Thread runner;

    private ForkCore(JavaThread t, Entry entry, ForkJoinTask<?> task) {
        this.task = task;
        this.gate = new Gate(t, entry, GATE, WORDING);
        if (task.isDone()) {
            gate.openOnce(t);
        }
    }

    /// What stands for a task.
    static ForkCore of(JavaThread t, ForkJoinTask<?> task) {
        var entry = t.entry(task);
        if (entry.core instanceof ForkCore known) {
            return known;
        }
        var core = new ForkCore(t, entry, task);
        entry.core = core;
        return core;
    }

    /// Has a goroutine of a pool run it.
    void fork(JavaThread t, ControlledForkJoinPool pool) {
        var turn = new Object();
        queued = turn;
        pool.start(t, this, () -> runForked(turn));
    }

    private void runForked(Object turn) {
        var t = here();
        // Whether it is cancelled or taken back before it starts is decided now.
        if (!gate.isOpen(t) && queued == turn) {
            queued = null;
            run(t);
        }
    }

    /// Takes it back, if nobody has begun to run it.
    boolean unfork(JavaThread t) {
        gate.touch(t);
        var waits = queued != null;
        queued = null;
        return waits;
    }

    /// Runs it in the calling goroutine, if it is not done.
    void invoke(JavaThread t) {
        if (!gate.isOpen(t)) {
            run(t);
        }
    }

    private void run(JavaThread t) {
        var before = runner;
        runner = ThreadCore.current(t);
        try {
            if (body() && gate.openOnce(t)) {
                task.quietlyComplete();
            }
        } catch (Unwinding e) {
            throw e;
        } catch (Throwable e) {
            completeExceptionally(t, e);
        } finally {
            runner = before;
        }
    }

    private boolean body() {
        return switch (task) {
            case ControlledForkJoinTask<?> own -> own.body();
            case ControlledRecursiveTask<?> own -> own.body();
            case ControlledRecursiveAction own -> own.body();
            case CountedCompleter<?> own -> {
                own.compute();
                yield false;
            }
            default -> {
                task.quietlyInvoke(); // of a class that nobody has rewritten
                yield true;
            }
        };
    }

    /// Makes it done by something that its own class does.
    void complete(JavaThread t, Runnable how) {
        gate.openOnce(t);
        how.run();
    }

    /// Makes it done by what has been thrown, and with it those that it completes.
    void completeExceptionally(JavaThread t, Throwable thrown) {
        if (!gate.openOnce(t)) {
            return;
        }
        task.completeExceptionally(thrown);
        var above = task instanceof CountedCompleter<?> own ? own.getCompleter() : null;
        while (above != null && above.isCompletedAbnormally()) {
            of(t, above).gate.openOnce(t);
            above = above.getCompleter();
        }
    }

    /// The real thread of a goroutine must not be interrupted, the one that the program sees is.
    boolean cancel(JavaThread t, boolean mayInterrupt) {
        if (!gate.openOnce(t)) {
            return task.isCancelled();
        }
        task.cancel(false);
        var runs = runner;
        if (mayInterrupt && runs != null && task instanceof AdaptedTask<?> own && own.isInterruptible()) {
            Threads.interrupt(runs);
        }
        return true;
    }

    /// Waits until it is done, at most so long; false if the time was over.
    boolean await(JavaThread t, long nanos) throws InterruptedException {
        return gate.pass(t, nanos);
    }

    boolean awaitRegardless(JavaThread t, long nanos) {
        return gate.passRegardless(t, nanos);
    }

    void awaitRegardless(JavaThread t) {
        gate.passRegardless(t);
    }

    boolean isDone(JavaThread t) {
        return gate.isOpen(t);
    }

    /// The task is to be run again.
    void reset(JavaThread t) {
        gate.shut(t);
        queued = null;
    }

    private static JavaThread here() {
        return JavaThread.orComplain("fork-join task");
    }
}
