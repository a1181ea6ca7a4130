package dev.heddle.scheduler;

import dev.heddle.model.Alternatives;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.MemoryMode;
import dev.heddle.operation.OperationKind;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A goroutine of an execution, and the visible operations that it can do.
public final class Goroutine {
    private final DeterministicScheduler scheduler;
    private final int id;
    private final @Nullable String name;
    private final Body body;

    /// How many goroutines and objects it has made: their names depend on it.
    int children;

    int objects;
    /// How many objects it has come to that nobody was seen to make.
    int met;
    /// The timer of its sleeps, made at the first one; -1 before.
    int sleepTimer = -1;

    @Nullable
    Thread thread;
    /// Where it goes on, while it is not running. Written by whoever makes it runnable, perhaps another thread.
    volatile @Nullable Runnable continuation;
    /// It waits in code that the scheduler does not see.
    boolean outside;
    /// Its execution is over: every further operation is refused.
    boolean refused;

    /// The context class loader of whoever started it, as for any thread; `null` for that of the driver.
    @Nullable
    ClassLoader contextLoader;

    /// How many static initialisers it is inside of.
    int initialisers;

    int refusals;
    boolean ended;
    final SpinLoop spin;

    /// The condition that it waits for, or waited for last.
    @Nullable
    Question asked;

    private @Nullable Object outgoing;
    private Object @Nullable [] outgoingByCase;
    private @Nullable Object incoming;
    private @Nullable RandomGenerator random;
    private @Nullable Object attachment;
    private boolean daemon;
    private MemoryMode mode = MemoryMode.VOLATILE;
    private int place;

    Goroutine(DeterministicScheduler scheduler, int id, @Nullable String name, Body body) {
        this.scheduler = scheduler;
        this.id = id;
        this.name = name;
        this.body = body;
        this.spin = new SpinLoop(scheduler.model(), id, scheduler.endlessLoops());
    }

    /// The goroutine of an execution that runs the calling code, or `null` if none does.
    ///
    /// None does inside a static initialiser of a rewritten class. That one runs once in the JVM, in whichever
    /// execution comes first; nobody can be switched there; and the JVM orders it before all else that happens to
    /// the class. So what is made in it is made outside, and what it touches is no part of an execution.
    public static @Nullable Goroutine current() {
        var g = RunningSchedulers.currentGoroutine();
        return g == null || g.initialisers > 0 ? null : g;
    }

    /// The calling code enters a static initialiser.
    public static void initialiserBegins() {
        var g = RunningSchedulers.currentGoroutine();
        if (g != null) {
            g.initialisers++;
        }
    }

    /// The calling code leaves a static initialiser.
    public static void initialiserEnds() {
        var g = RunningSchedulers.currentGoroutine();
        if (g != null) {
            g.initialisers--;
        }
    }

    /// The goroutine that runs the calling code for itself, or `null`; it is `null` too where a condition of the
    /// program is being asked. It is [#current] for accesses to memory, and faster.
    public static @Nullable Goroutine running() {
        return RunningSchedulers.runningGoroutine();
    }

    // ---- what it does: each returns when the operation has been carried out ----

    /// Publishes its next operation, and returns when that has been carried out; see [dev.heddle.model.Result].
    public long perform(OperationKind kind, int object, long argument) {
        var asked = scheduler.question;
        if (asked != null) {
            return asked.peek(kind, object);
        }
        refuseIfOver();
        scheduler.model().pend(id, kind, object, argument);
        return scheduler.await(this);
    }

    /// [#perform] for a compare-and-set.
    public long compareAndSet(int object, long expected, long next) {
        throwIfAsking(OperationKind.COMPARE_AND_SET, object);
        refuseIfOver();
        scheduler.model().pendCompareAndSet(id, object, expected, next);
        return scheduler.await(this);
    }

    /// [#perform] for an operation of which only the program knows whether it succeeds; see [Model#pendAttempt].
    public long attempt(OperationKind kind, int object, BooleanSupplier succeeds) {
        throwIfAsking(kind, object);
        refuseIfOver();
        scheduler.model().pendAttempt(id, kind, object, succeeds);
        return scheduler.await(this);
    }

    /// [#perform] for a wait that can be given up; see [Model#pendWait].
    ///
    /// @param flag  the variable with the interrupt flag, or [Model#NEVER]
    /// @param nanos how long at most, or less than 0 for as long as it takes
    public long await(OperationKind kind, int object, long argument, int flag, long nanos) {
        throwIfAsking(kind, object);
        int timer = Model.NEVER;
        if (nanos >= 0) {
            timer = scheduler.timers().ofSleeper(this);
            arm(timer, nanos, 0);
        }
        refuseIfOver();
        scheduler.model().pendWait(id, kind, object, argument, flag, timer);
        return scheduler.await(this);
    }

    /// Waits until a condition of the program holds. The condition is asked wherever the choice is made, so it must
    /// not block.
    public void await(BooleanSupplier condition) {
        perform(OperationKind.BEGIN_AWAIT, -1, 0);
        refuseIfOver();
        var question = new Question(scheduler, this, condition);
        asked = question;
        scheduler.model().pendAwait(id, question);
        scheduler.await(this);
        question.rethrow();
    }

    /// Waits for ever: for a nil channel, or in a select without cases.
    public void waitForEver(OperationKind kind) {
        refuseIfOver();
        if (kind == OperationKind.SELECT) {
            scheduler.model().pendSelect(id, Alternatives.NONE);
        } else {
            scheduler.model().pendForEver(id, kind);
        }
        scheduler.await(this);
    }

    /// [#perform] for a select; which case was taken is the model's [Model#taken].
    public long select(Alternatives cases) {
        refuseIfOver();
        scheduler.model().pendSelect(id, cases);
        return scheduler.await(this);
    }

    /// [#perform] for setting a timer.
    public long arm(int timer, long delay, long every) {
        refuseIfOver();
        scheduler.model().pendArm(id, timer, delay, every);
        return scheduler.await(this);
    }

    /// Lets others run. That is a step, unless it is in a loop that waits for a change; see [SpinLoop].
    public void yieldNow() {
        throwIfAsking(OperationKind.YIELD, Model.NIL);
        refuseIfOver();
        if (!spin.yields()) {
            perform(OperationKind.YIELD, Model.NIL, 0);
        }
    }

    /// Waits until so much virtual time has passed; with zero or less, only lets others run.
    public void sleep(long nanos) {
        if (nanos <= 0) {
            perform(OperationKind.YIELD, -1, 0);
            return;
        }
        int timer = scheduler.timers().ofSleeper(this);
        arm(timer, nanos, 0);
        perform(OperationKind.SLEEP, timer, 0);
    }

    /// [#sleep(long)] that an interrupt ends.
    ///
    /// @param nanos more than 0
    public long sleep(long nanos, int flag) {
        throwIfAsking(OperationKind.SLEEP, Model.NIL);
        int timer = scheduler.timers().ofSleeper(this);
        arm(timer, nanos, 0);
        refuseIfOver();
        scheduler.model().pendWait(id, OperationKind.SLEEP, timer, 0, flag, timer);
        return scheduler.await(this);
    }

    /// Starts a goroutine; it runs when it is chosen.
    public Goroutine spawn(@Nullable String childName, Body childBody) {
        refuseIfOver();
        yieldAsOwed(spin.owedYields());
        return scheduler.goroutines().spawn(this, childName, childBody);
    }

    /// Makes the steps of which it was not yet known that they are some.
    void yieldAsOwed(int times) {
        spin.isOver();
        for (int i = 0; i < times; i++) {
            perform(OperationKind.YIELD, Model.NIL, 0);
        }
    }

    /// Runs a program inside the program: when `main` has left, for whatever reason, the goroutines it started are
    /// over.
    public void runProgram(Body main) throws Throwable {
        int outer = scheduler.model().program(id);
        int inner = scheduler.goroutines().enterProgram(this);
        try {
            main.run();
        } finally {
            scheduler.model().enter(id, outer);
            if (!refused && !scheduler.hasEnded()) {
                perform(OperationKind.END_PROGRAM, -1, inner);
            }
        }
    }

    /// Whether the caller is the condition of an [#await(BooleanSupplier)], which need not take a lock in order to
    /// look at what that guards. Does not return while somebody else holds the lock.
    public boolean isLookingUnder(int lock) {
        var question = scheduler.question;
        if (question == null) {
            return false;
        }
        question.lookUnder(lock);
        return true;
    }

    private void throwIfAsking(OperationKind kind, int object) {
        var question = scheduler.question;
        if (question != null) {
            question.peek(kind, object);
        }
    }

    void refuseIfOver() {
        if (refused) {
            scheduler.refuse(this);
        }
    }

    // ---- what is known of it ----

    /// It is about to access plain memory. If it has done so very often without a step it makes one first, so that
    /// it does not spin for ever.
    ///
    /// @return who is to be told of the access, or `null`
    public @Nullable MemoryObserver plainAccess() {
        return scheduler.plainAccess(this);
    }

    /// It is about to do something that is no step and yet may change what it comes to next.
    public void comesOutOfLoop() {
        spin.isOver();
    }

    /// Its number in [dev.heddle.model.Identities].
    public int id() {
        return id;
    }

    /// The user's name for it, or `null`.
    public @Nullable String name() {
        return name;
    }

    /// The scheduler that runs it.
    public DeterministicScheduler scheduler() {
        return scheduler;
    }

    /// Its thread, or `null` before its first step.
    public @Nullable Thread thread() {
        return thread;
    }

    /// Whether its code has ended.
    public boolean hasEnded() {
        return ended;
    }

    /// Whether its execution is over, so that every further operation is refused.
    public boolean isOver() {
        return refused;
    }

    /// Whether it may be left over when main has returned.
    public boolean isDaemon() {
        return daemon;
    }

    /// Lets it be left over when main has returned.
    public void setDaemon() {
        daemon = true;
    }

    /// What [#attach] has kept with it, or `null`.
    public @Nullable Object attachment() {
        return attachment;
    }

    /// The objects that the condition looked at which has just been found to hold.
    public Labels peeked() {
        return asked == null ? new Labels() : asked.peeked();
    }

    /// Keeps something with it for those who build on the scheduler.
    public void attach(Object attached) {
        attachment = attached;
    }

    /// What it is about to send.
    public void offer(@Nullable Object value) {
        outgoing = value;
        outgoingByCase = null;
    }

    /// What it is about to send, by the case of its select.
    public void offerByCase(@Nullable Object[] values) {
        outgoingByCase = values;
    }

    /// What it sends if it goes on by this alternative.
    public @Nullable Object offered(int alternative) {
        return alternative >= 0 && outgoingByCase != null ? outgoingByCase[alternative] : outgoing;
    }

    /// Takes what a rendezvous has handed over.
    public @Nullable Object takeIncoming() {
        var value = incoming;
        incoming = null;
        return value;
    }

    void handOver(@Nullable Object value) {
        incoming = value;
    }

    Body body() {
        return body;
    }

    /// Its thread was made by the driver, whose loader it has.
    void setContextLoader() {
        var own = Thread.currentThread();
        if (contextLoader != null && own.getContextClassLoader() != contextLoader) {
            own.setContextClassLoader(contextLoader);
        }
    }

    /// Says how strong the access is that it comes to next; [MemoryMode#VOLATILE] until then and after it.
    public void access(MemoryMode next) {
        mode = next;
    }

    /// Says in which place of the program its next operation is, where its stack does not show the method that the
    /// program calls.
    ///
    /// @param place the number of the place, or 0 for none
    public void comesFrom(int place) {
        this.place = place;
    }

    /// See [#comesFrom].
    public int place() {
        return place;
    }

    /// How strong the access is that it makes, if it makes one.
    public MemoryMode mode() {
        return mode;
    }

    /// Its own share of the search's randomness: what it draws depends on no other goroutine.
    public RandomGenerator random() {
        if (random == null) {
            random = new SplittableRandom(
                    scheduler.seed() ^ scheduler.identities().pathHash(id));
        }
        return random;
    }
}
