package dev.heddle.scheduler;

import dev.heddle.operation.MemoryMode;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A goroutine of an execution.
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

    Goroutine(DeterministicScheduler scheduler, int id, @Nullable String name, Body body) {
        this.scheduler = scheduler;
        this.id = id;
        this.name = name;
        this.body = body;
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

    /// It is about to access plain memory. If it has done so very often without a step it makes one first, so that
    /// it does not spin for ever.
    ///
    /// @return who is to be told of the access, or `null`
    public @Nullable MemoryObserver plainAccess() {
        return scheduler.plainAccess(this);
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
