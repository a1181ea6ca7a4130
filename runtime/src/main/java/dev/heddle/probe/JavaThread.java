package dev.heddle.probe;

import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Vocabulary;
import dev.heddle.operation.Wording;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// A goroutine of an execution as plain Java sees it: a thread, which can be interrupted, has a permit to be
/// parked with, and owns monitors.
final class JavaThread {
    /// For as long as it takes.
    static final long FOR_EVER = -1;

    private static final int FLAG = 0;
    private static final int PERMIT = 1;
    private static final Wording FLAG_WORDING = new Wording(
            "interrupt flag",
            "interrupt",
            Vocabulary.KINDS
                    .saying(OperationKind.INTERRUPT, "set")
                    .saying(OperationKind.COMPARE_AND_SET, "clear")
                    .saying(OperationKind.READ, "look at"));
    private static final Wording PERMIT_WORDING = new Wording(
            "permit",
            "LockSupport.park",
            Vocabulary.KINDS.saying(OperationKind.WRITE, "unpark: give").saying(OperationKind.PARK, "park: take"));

    private final Goroutine goroutine;
    private final DeterministicScheduler scheduler;
    private final Execution execution;
    /// What it really locks in place of every monitor, so that it never waits.
    private final Object lock = new Object();
    /// The monitors that it is inside of, the innermost first.
    private final Deque<Monitor> monitors = new ArrayDeque<>(4);

    private int flag = Model.NEVER;
    private int permit = Model.NEVER;
    private boolean interruptedEarly;
    private @Nullable Thread face;
    /// Whose worker it is.
    private @Nullable ControlledForkJoinPool pool;

    private JavaThread(Goroutine goroutine) {
        this.goroutine = goroutine;
        this.scheduler = goroutine.scheduler();
        this.execution = Execution.of(goroutine);
    }

    /// The calling thread, if it is a goroutine of an execution; else `null`.
    static @Nullable JavaThread current() {
        if (!DeterministicScheduler.isAnyRunning()) {
            return null;
        }
        var g = Goroutine.current();
        return g == null ? null : of(g);
    }

    /// [#current] for something that belongs to an execution.
    ///
    /// @throws IllegalStateException if the calling thread is no goroutine
    static JavaThread orComplain(String what) {
        var t = current();
        if (t == null) {
            throw new IllegalStateException(
                    "a " + what + " of an exploration is used on the thread \""
                            + Thread.currentThread().getName()
                            + "\", which is no goroutine of it: make it inside the explored body, and keep it in no static field");
        }
        return t;
    }

    static JavaThread of(Goroutine g) {
        if (g.attachment() instanceof JavaThread known) {
            return known;
        }
        var t = new JavaThread(g);
        g.attach(t);
        return t;
    }

    Goroutine goroutine() {
        return goroutine;
    }

    int id() {
        return goroutine.id();
    }

    DeterministicScheduler scheduler() {
        return scheduler;
    }

    Model model() {
        return scheduler.model();
    }

    Execution execution() {
        return execution;
    }

    Object lock() {
        return lock;
    }

    Deque<Monitor> monitors() {
        return monitors;
    }

    /// Whether a lock of the model is a monitor.
    boolean isAtMonitor(int x) {
        var wording = scheduler.objects().wording(x);
        return wording != null && wording.waits().equals("synchronized");
    }

    /// Whether its execution is over, so that whatever it does is refused.
    boolean isOver() {
        return goroutine.isOver();
    }

    /// The [Thread] that the program knows it by; `null` if that is the real one.
    @Nullable
    Thread face() {
        return face;
    }

    void setFace(Thread face) {
        this.face = face;
    }

    /// The fork-join pool whose worker it is; `null` if it is none.
    @Nullable
    ControlledForkJoinPool pool() {
        return pool;
    }

    void setPool(ControlledForkJoinPool pool) {
        this.pool = pool;
    }

    /// Whoever made the thread has interrupted it before it was started.
    void interruptEarly() {
        interruptedEarly = true;
    }

    // ---- objects ----

    /// Makes the model's object for a part of one of the program's.
    int create(Entry of, int part, ObjectType type, int parameter, long initial, Wording wording) {
        return create(of, part, type, parameter, initial, wording, null);
    }

    int create(
            Entry of, int part, ObjectType type, int parameter, long initial, Wording wording, @Nullable String name) {
        int x = scheduler.identities().part(of.number, part);
        scheduler.objects().create(goroutine, x, of.number, type, parameter, initial, wording, name);
        return x;
    }

    /// What is known of an object of the program that this thread comes to.
    Entry entry(Object object) {
        return execution.entry(goroutine, object);
    }

    // ---- operations ----

    long perform(OperationKind kind, int x) {
        return goroutine.perform(kind, x, 0);
    }

    long perform(OperationKind kind, int x, long argument) {
        return goroutine.perform(kind, x, argument);
    }

    /// Waits as long as it takes, whoever interrupts.
    void await(OperationKind kind, int x, long argument) {
        goroutine.perform(kind, x, argument);
    }

    /// Waits until it gets what it waits for, at most so long.
    ///
    /// @param nanos how long, or [#FOR_EVER]; with 0 or less than that it only looks
    /// @return false if the time was over
    boolean awaitInterruptibly(OperationKind kind, int x, long argument, long nanos) throws InterruptedException {
        long result = goroutine.await(kind, x, argument, flag(), nanos);
        if (result == Result.INTERRUPTED) {
            throw new InterruptedException();
        }
        return result != Result.TIMED_OUT;
    }

    /// Tries something that does not wait, unless it is interrupted.
    boolean tryInterruptibly(OperationKind kind, int x, long argument) throws InterruptedException {
        long result = goroutine.await(kind, x, argument, flag(), FOR_EVER);
        if (result == Result.INTERRUPTED) {
            throw new InterruptedException();
        }
        return result == Result.YES;
    }

    /// [#awaitInterruptibly] that is not interruptible.
    boolean awaitRegardless(OperationKind kind, int x, long argument, long nanos) {
        return goroutine.await(kind, x, argument, Model.NEVER, nanos) != Result.TIMED_OUT;
    }

    /// A look at what others are about to do, which is more than any object tells: nothing can be swapped with it.
    void lookAround() {
        perform(OperationKind.GOROUTINES, Model.NIL);
    }

    // ---- being a thread ----

    void sleep(long nanos) throws InterruptedException {
        if (nanos <= 0) {
            awaitInterruptibly(OperationKind.YIELD, Model.NIL, 0, FOR_EVER);
        } else if (goroutine.sleep(nanos, flag()) == Result.INTERRUPTED) {
            throw new InterruptedException();
        }
    }

    /// Another thread sets its interrupt flag.
    void interrupt(JavaThread by) {
        by.perform(OperationKind.INTERRUPT, flag(by));
    }

    /// What a method does that can be interrupted, before it looks at anything else.
    void throwIfInterrupted() throws InterruptedException {
        if (clearInterrupt()) {
            throw new InterruptedException();
        }
    }

    /// `Thread.interrupted()`.
    boolean clearInterrupt() {
        return goroutine.compareAndSet(flag(), 1, 0) == Result.YES;
    }

    /// The variable that holds the interrupt flag; 1 if it is set.
    int flag() {
        return flag(this);
    }

    /// [#flag] of this thread, for another one.
    int flag(JavaThread by) {
        if (flag == Model.NEVER) {
            flag = by.create(this, FLAG, interruptedEarly ? 1 : 0, FLAG_WORDING);
        }
        return flag;
    }

    /// The variable that holds the permit of `LockSupport`, for another thread; 1 if it is there.
    int permit(JavaThread by) {
        if (permit == Model.NEVER) {
            permit = by.create(this, PERMIT, 0, PERMIT_WORDING);
        }
        return permit;
    }

    private int create(JavaThread of, int part, long initial, Wording wording) {
        int x = scheduler.identities().ofGoroutine(of.id(), part);
        scheduler
                .objects()
                .create(
                        goroutine,
                        x,
                        x,
                        ObjectType.VARIABLE,
                        0,
                        initial,
                        wording,
                        of.goroutine().name());
        return x;
    }
}
