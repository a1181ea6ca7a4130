package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A [Thread] of an execution: once started, a goroutine runs what it is for, and the thread itself never runs.
final class ThreadCore {
    private static final int ENDED = -7;
    private static final Wording WORDING = new Wording(
            "thread",
            "Thread.join",
            Vocabulary.KINDS
                    .saying(OperationKind.WRITE, "end")
                    .saying(OperationKind.PASS, "join")
                    .saying(OperationKind.READ, "look at"));
    private static final int STARTED = -20;
    private static final Wording STARTED_WORDING = new Wording(
            "thread",
            "Thread.start",
            Vocabulary.KINDS.saying(OperationKind.TRY_PUT, "start").saying(OperationKind.LENGTH, "look at"));
    private static final Pattern NUMBERED = Pattern.compile("Thread-[0-9]+|");

    private final Thread thread;
    private final Entry entry;
    /// What a virtual thread is for, which does not tell; a platform thread's own `run` does it.
    private final @Nullable Runnable task;
    private final long id;

    /// Who has made it, and how many steps there had been then; `null` if nobody was seen to make it.
    private final @Nullable JavaThread maker;
    private final int madeAt;

    /// Whether it has been started, as a queue that holds one element: to put it there and to look orders nothing.
    /// [Model#NEVER] until somebody else than the maker can know of the thread.
    private int started = Model.NEVER;

    private @Nullable JavaThread runner;
    private boolean isInterruptedEarly;
    private boolean isDaemon;
    /// The variable that is 1 once it has ended; [Model#NEVER] for a goroutine that was not started as a thread.
    private int ended = Model.NEVER;

    private ThreadCore(Thread thread, Entry entry, @Nullable Runnable task, JavaThread by, boolean isMade) {
        this.maker = isMade ? by : null;
        this.madeAt = by.scheduler().schedule().size();
        this.thread = thread;
        this.entry = entry;
        this.task = task;
        this.id = 1L + by.execution().next("thread");
        // The real thread, being virtual, hands on that it is a daemon; what the program sees need not be one.
        var parent = by.face();
        this.isDaemon = parent != null
                && by.execution().known(parent) instanceof Entry known
                && known.core instanceof ThreadCore core
                && core.isDaemon;
    }

    /// Registers a thread that the calling one has made.
    static Thread made(JavaThread by, Thread thread, @Nullable Runnable task) {
        var entry = by.execution().made(by.goroutine(), thread);
        entry.core = new ThreadCore(thread, entry, task, by, true);
        return thread;
    }

    /// [#made] for a thread of which is known whether it is a daemon.
    static Thread made(JavaThread by, Thread thread, @Nullable Runnable task, @Nullable Boolean isDaemon) {
        made(by, thread, task);
        if (isDaemon != null) {
            of(by, thread).isDaemon = isDaemon;
        }
        return thread;
    }

    /// What stands for a thread.
    static ThreadCore of(JavaThread t, Thread thread) {
        var entry = t.entry(thread);
        if (entry.core instanceof ThreadCore known) {
            return known;
        }
        var core = new ThreadCore(thread, entry, null, t, false);
        entry.core = core;
        return core;
    }

    /// The [Thread] that the program sees as the calling one.
    static Thread current(JavaThread t) {
        var face = t.face();
        if (face != null) {
            return face;
        }
        var real = Thread.currentThread();
        of(t, real).runner = t;
        t.setFace(real);
        return real;
    }

    /// Whether a goroutine can run it: not if its task is unknown, nor if it runs already, outside.
    boolean canStart() {
        var state = thread instanceof ControlledThread own ? own.realState() : thread.getState();
        return (task != null || !thread.isVirtual()) && state == Thread.State.NEW;
    }

    /// Lets a goroutine run it.
    ///
    /// That is no step of its own if its maker starts it before his next one. Then it happens together with his
    /// last step, and nothing is lost by that: what the thread does can come any time later, as its first operation
    /// is a step, and nobody else can look whether it has been started before it is, since nobody could be told of
    /// it. Else others may know it already, who see whether they were first.
    void start(JavaThread by) {
        if (!isPrivateOf(by) && by.perform(OperationKind.TRY_PUT, started(by)) != Result.YES || runner != null) {
            throw new IllegalThreadStateException();
        }
        if (NUMBERED.matcher(thread.getName()).matches() && !thread.isVirtual()) {
            // The JDK's numbers go on from execution to execution.
            thread.setName("Thread-" + by.execution().next("Thread-"));
        }
        var name = thread.getName().isEmpty() ? null : thread.getName();
        ended = by.create(entry, ENDED, ObjectType.VARIABLE, 0, 0, WORDING, name);
        var g = by.goroutine().spawn(name, this::run);
        if (isDaemon) {
            g.setDaemon();
        }
        var own = JavaThread.of(g);
        own.setFace(thread);
        if (isInterruptedEarly) {
            own.interruptEarly();
        }
        runner = own;
    }

    @SuppressWarnings("DoNotCall") // this is the goroutine that stands for the thread
    private void run() throws Throwable {
        var isOver = false;
        try {
            if (task != null) {
                task.run();
            } else {
                thread.run();
            }
        } catch (Unwinding e) {
            throw e;
        } catch (Throwable e) {
            isOver = !isHandled(e);
            if (isOver) {
                throw e;
            }
        } finally {
            var t = runner;
            if (!isOver && t != null && !t.isOver()) {
                t.perform(OperationKind.WRITE, ended, 1);
            }
        }
    }

    /// An exception that nobody catches is a panic, unless the program has set a handler for this very thread.
    private boolean isHandled(Throwable e) {
        var handler = thread.getUncaughtExceptionHandler();
        if (handler == null || handler instanceof ThreadGroup) {
            return false;
        }
        handler.uncaughtException(thread, e);
        return true;
    }

    /// Whether only the calling goroutine can know the thread: it has just made it.
    private boolean isPrivateOf(JavaThread t) {
        return maker == t && madeAt == t.scheduler().schedule().size();
    }

    private int started(JavaThread t) {
        if (started == Model.NEVER) {
            started = t.create(entry, STARTED, ObjectType.QUEUE, 1, runner == null ? 0 : 1, STARTED_WORDING);
        }
        return started;
    }

    /// Looks whether it has been started.
    boolean isStarted(JavaThread t) {
        if (isPrivateOf(t) || started == Model.NEVER && runner != null) {
            return runner != null; // the start was no step, so nobody can have come before it
        }
        t.perform(OperationKind.LENGTH, started(t));
        return runner != null;
    }

    /// Waits until it has ended, at most so long; false if the time was over.
    boolean join(JavaThread t, long nanos) throws InterruptedException {
        var own = isStarted(t) ? runner : null;
        if (own == null) {
            return true;
        }
        if (ended == Model.NEVER) {
            t.goroutine().await(own.goroutine()::hasEnded);
            return true;
        }
        return t.awaitInterruptibly(OperationKind.PASS, ended, 0, nanos);
    }

    boolean isAlive(JavaThread t) {
        var own = isStarted(t) ? runner : null;
        if (own == null) {
            return false;
        }
        if (ended == Model.NEVER) {
            t.lookAround();
            return !own.goroutine().hasEnded();
        }
        return t.perform(OperationKind.READ, ended) == 0;
    }

    void interrupt(JavaThread t) {
        var own = runner;
        if (own == null) {
            isInterruptedEarly = true;
        } else {
            own.interrupt(t);
        }
    }

    boolean isInterrupted(JavaThread t) {
        var own = runner;
        return own == null ? isInterruptedEarly : t.perform(OperationKind.READ, own.flag(t)) != 0;
    }

    void unpark(JavaThread t) {
        var own = isStarted(t) ? runner : null;
        if (own != null) {
            t.perform(OperationKind.WRITE, own.permit(t), 1);
        }
    }

    Thread.State state(JavaThread t) {
        t.lookAround();
        var own = runner;
        if (own == null) {
            return Thread.State.NEW;
        }
        if (own.goroutine().hasEnded() || ended != Model.NEVER && t.model().value(ended) != 0) {
            return Thread.State.TERMINATED;
        }
        return state(t.model(), own);
    }

    private static Thread.State state(Model model, JavaThread t) {
        var kind = model.pending(t.id());
        if (kind == null) {
            return Thread.State.RUNNABLE;
        }
        int x = model.pendingObject(t.id());
        return switch (kind) {
            case LOCK ->
                model.holder(x) < 0
                        ? Thread.State.RUNNABLE
                        : t.isAtMonitor(x) ? Thread.State.BLOCKED : waiting(model, t);
            case COND_WAIT,
                    PASS,
                    PARK,
                    SLEEP,
                    WAIT,
                    TAKE,
                    PUT,
                    ACQUIRE,
                    AWAIT,
                    RECEIVE,
                    SEND,
                    SELECT,
                    WRITE_LOCK,
                    READ_LOCK -> waiting(model, t);
            default -> Thread.State.RUNNABLE;
        };
    }

    private static Thread.State waiting(Model model, JavaThread t) {
        return model.pendingDeadline(t.id()) == Model.NEVER ? Thread.State.WAITING : Thread.State.TIMED_WAITING;
    }

    /// Whether it may be left over when main has returned; no virtual thread may.
    boolean isDaemon() {
        return isDaemon || thread.isVirtual();
    }

    void setDaemon(boolean on) {
        isDaemon = on && !thread.isVirtual();
    }

    String name() {
        var own = runner;
        if (own == null || own.face() != thread || ended != Model.NEVER) {
            return thread.getName();
        }
        var name = own.goroutine().name();
        return name == null ? own.scheduler().identities().path(own.id()) : name;
    }

    long id() {
        return id;
    }
}
