package dev.heddle.scheduler;

import dev.heddle.model.Alternatives;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.model.ObjectType;
import dev.heddle.model.VirtualClock;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Site;
import dev.heddle.operation.Unwinding;
import dev.heddle.operation.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs executions of a program one after another, each on one thread at a time: at every visible operation a
/// [Chooser] says which transition is next.
///
/// A goroutine that comes to a visible operation publishes it in the [Model] and then, on its own thread, carries
/// out transitions until one of them needs a goroutine to run: itself (nothing is switched then) or another one
/// (control is handed over). After a transition every goroutine that took part runs to its next operation before
/// anything else is chosen, so all that wait have their pending operation published when a choice is made.
public final class DeterministicScheduler {
    private static final OperationKind[] KINDS = OperationKind.values();
    /// How often a goroutine may access plain memory between two steps: in a loop that waits for another one to
    /// write there, it would never come to a step by itself.
    private static final int MOST_ACCESSES_WITHOUT_A_STEP = 10_000;

    private final Identities identities;
    private final Model model;
    private final Carrier carrier = Carrier.best(this);
    private final Outside outside = new Outside(this);
    private final Labels enabled = new Labels();
    private final Labels footprint = new Labels();
    private final Labels schedule = new Labels();
    private byte[] kinds = new byte[64];
    private int[] choices = new int[64];
    private @Nullable RuntimeException chooserThrew;
    private final Map<Object, Object> standIns = new IdentityHashMap<>();
    private @Nullable Site[] madeAt = new Site[16];
    private @Nullable Wording[] wordings = new Wording[16];
    private int executionNumber;
    private boolean hasPlainVariables;
    private final Set<String> swallowers = new TreeSet<>();
    /// See [SpinLoop].
    final Set<String> endlessLoops = new HashSet<>();
    private final long seed;

    private @Nullable Goroutine[] goroutines = new Goroutine[16];
    private @Nullable TimerTask[] timers = new TimerTask[16];
    private Goroutine[] toRun = new Goroutine[8];
    private int toRunCount;
    private int programs;
    private int maxSteps;
    private boolean goOnAfterFailure;
    private @Nullable Chooser chooser;
    private @Nullable Observer observer;
    private @Nullable MemoryObserver memory;
    private boolean hasPlainMemory;
    private boolean hasSharedGroups;
    /// For each wait group, who was the last to add to it when its counter was zero, plus 1.
    private int[] adders = new int[0];

    private int accessesSinceStep;

    /// Who runs; `null` while the driver does.
    @Nullable
    Goroutine running;
    /// The condition that is being asked right now; what it does is no step.
    @Nullable
    Question question;

    private int lastRan;
    private Ending.@Nullable How how;
    private Ending.Main main = Ending.Main.RUNNING;
    private @Nullable Throwable thrown;
    private @Nullable Goroutine thrower;

    /// What a timer does to the program when it fires; what it does to the model is the model's.
    public interface TimerTask {
        /// The time it was due, in nanoseconds since the execution began.
        void fired(long at);

        /// What the goroutine runs that it starts, or `null` if it starts none.
        default @Nullable Body body() {
            return null;
        }
    }

    /// @param identities the search's names of goroutines and objects
    /// @param racing     whether timers may fire before everybody is blocked
    /// @param seed       of what the program draws by itself
    public DeterministicScheduler(Identities identities, boolean racing, long seed) {
        this.identities = identities;
        this.model = new Model(identities, racing);
        this.seed = seed;
    }

    /// Runs a search, which calls [#execute] as often as it likes, where goroutines can be run from; waits for its
    /// end.
    public void drive(Runnable search) {
        carrier.drive(() -> {
            RunningSchedulers.add(this);
            try {
                search.run();
            } finally {
                RunningSchedulers.remove(this);
            }
        });
    }

    /// Runs one execution, inside [#drive]. Goroutines that are left over stay as they are, to be looked at, until
    /// [#unwind].
    ///
    /// @param maxSteps         how many transitions at most
    /// @param goOnAfterFailure whether the others go on when something has left a goroutine
    /// @param observer         told of everything, or `null`
    public Ending execute(
            Body body, Chooser chooser, int maxSteps, boolean goOnAfterFailure, @Nullable Observer observer) {
        this.chooser = chooser;
        this.maxSteps = maxSteps;
        this.goOnAfterFailure = goOnAfterFailure;
        this.observer = observer;
        executionNumber++;
        model.reset();
        schedule.clear();
        programs = 0;
        Arrays.fill(adders, 0);
        toRunCount = 0;
        how = null;
        main = Ending.Main.RUNNING;
        thrown = null;
        thrower = null;
        chooserThrew = null;
        lastRan = Identities.MAIN;
        adopt(new Goroutine(this, Identities.MAIN, "main", body));
        model.spawn(Identities.MAIN, Model.NO_PROGRAM);
        if (observer != null) {
            observer.pended(goroutine(Identities.MAIN));
        }
        var first = next();
        while (true) {
            if (first != null) {
                carrier.resume(first);
                var stuck = running;
                running = null;
                if (stuck == null) {
                    first = null;
                    continue;
                }
                outside.add(stuck); // control came back, but nobody passed it on
            } else if (how == Ending.How.OUTSIDE && outside.waitForSomebody()) {
                how = null;
            } else {
                break;
            }
            first = next();
        }
        var thrownByChooser = chooserThrew;
        if (thrownByChooser != null) {
            throw thrownByChooser;
        }
        if (how == null) {
            throw new IllegalStateException("the execution ended without a reason; please report this");
        }
        var isStopped = how == Ending.How.STOPPED;
        return new Ending(thrown != null && !isStopped ? Ending.How.FAILED : how, main, thrown, thrower);
    }

    /// Has accesses to plain memory told to somebody, in the next execution only.
    public void observeMemory(@Nullable MemoryObserver memory) {
        this.memory = memory;
    }

    /// Unwinds what the last execution has left over: every goroutine is resumed with an error, so that its
    /// `finally` blocks run, and whatever else it wants to do is refused.
    public void unwind() {
        how = how == null ? Ending.How.CUT : how;
        observer = null;
        memory = null;
        toRunCount = 0;
        for (int i = model.liveCount() - 1; i >= 0 && i < model.liveCount(); i--) {
            var g = goroutine(model.live(i));
            g.refused = true;
            if (g.thread != null && !g.ended && (!g.outside || outside.bringBack(g))) {
                running = g;
                carrier.resume(g);
                running = null;
            }
        }
        outside.forget();
        Arrays.fill(goroutines, 0, Math.min(goroutines.length, identities.goroutines()), null);
        standIns.clear();
    }

    // ---- what goroutines call, through the objects of the library ----

    /// Publishes a goroutine's next operation, and returns when it has been carried out; see
    /// [dev.heddle.model.Result].
    public long perform(Goroutine g, OperationKind kind, int object, long argument) {
        var question = this.question;
        if (question != null) {
            return question.peek(kind, object);
        }
        refuseIfOver(g);
        model.pend(g.id(), kind, object, argument);
        return await(g);
    }

    /// [#perform] for a compare-and-set.
    public long compareAndSet(Goroutine g, int object, long expected, long next) {
        throwIfAsking(OperationKind.COMPARE_AND_SET, object);
        refuseIfOver(g);
        model.pendCompareAndSet(g.id(), object, expected, next);
        return await(g);
    }

    /// [#perform] for an operation of which only the program knows whether it succeeds; see [Model#pendAttempt].
    public long attempt(Goroutine g, OperationKind kind, int object, BooleanSupplier succeeds) {
        throwIfAsking(kind, object);
        refuseIfOver(g);
        model.pendAttempt(g.id(), kind, object, succeeds);
        return await(g);
    }

    /// [#perform] for a wait that can be given up; see [Model#pendWait].
    ///
    /// @param flag  the variable with the interrupt flag, or [Model#NEVER]
    /// @param nanos how long at most, or less than 0 for as long as it takes
    public long await(Goroutine g, OperationKind kind, int object, long argument, int flag, long nanos) {
        throwIfAsking(kind, object);
        int timer = Model.NEVER;
        if (nanos >= 0) {
            timer = ownTimer(g);
            arm(g, timer, nanos, 0);
        }
        refuseIfOver(g);
        model.pendWait(g.id(), kind, object, argument, flag, timer);
        return await(g);
    }

    /// [#sleep] that an interrupt ends.
    ///
    /// @param nanos more than 0
    public long sleep(Goroutine g, long nanos, int flag) {
        throwIfAsking(OperationKind.SLEEP, Model.NIL);
        int timer = ownTimer(g);
        arm(g, timer, nanos, 0);
        refuseIfOver(g);
        model.pendWait(g.id(), OperationKind.SLEEP, timer, 0, flag, timer);
        return await(g);
    }

    /// Whether the caller is the condition of an [#await], which need not take a lock in order to look at what that
    /// guards. Does not return while somebody else holds the lock.
    public boolean isLookingUnder(int lock) {
        var asked = question;
        if (asked == null) {
            return false;
        }
        asked.lookUnder(lock);
        return true;
    }

    private void throwIfAsking(OperationKind kind, int object) {
        var asked = question;
        if (asked != null) {
            asked.peek(kind, object);
        }
    }

    /// Lets others run. That is a step, unless the goroutine is in a loop that waits for a change; see [SpinLoop].
    public void yieldNow(Goroutine g) {
        refuseIfOver(g);
        if (question != null || !g.spin.yields()) {
            perform(g, OperationKind.YIELD, Model.NIL, 0);
        }
    }

    /// [#perform] for setting a timer.
    public long arm(Goroutine g, int timer, long delay, long every) {
        refuseIfOver(g);
        model.pendArm(g.id(), timer, delay, every);
        return await(g);
    }

    /// [#perform] for a select; which case was taken is the model's [Model#taken].
    public long select(Goroutine g, Alternatives cases) {
        refuseIfOver(g);
        model.pendSelect(g.id(), cases);
        return await(g);
    }

    /// [#perform] for a wait until a condition of the program holds. The condition is asked wherever the choice is
    /// made, so it must not block.
    public void await(Goroutine g, BooleanSupplier condition) {
        perform(g, OperationKind.BEGIN_AWAIT, -1, 0);
        refuseIfOver(g);
        var asked = new Question(this, g, condition);
        g.asked = asked;
        model.pendAwait(g.id(), asked);
        await(g);
        asked.rethrow();
    }

    /// Waits for ever: for a nil channel, or in a select without cases.
    public void waitForEver(Goroutine g, OperationKind kind) {
        refuseIfOver(g);
        if (kind == OperationKind.SELECT) {
            model.pendSelect(g.id(), Alternatives.NONE);
        } else {
            model.pendForEver(g.id(), kind);
        }
        await(g);
    }

    /// Waits until so much virtual time has passed; with zero or less, only lets others run.
    public void sleep(Goroutine g, long nanos) {
        if (nanos <= 0) {
            perform(g, OperationKind.YIELD, -1, 0);
            return;
        }
        int timer = ownTimer(g);
        arm(g, timer, nanos, 0);
        perform(g, OperationKind.SLEEP, timer, 0);
    }

    /// The timer that wakes a goroutine.
    private int ownTimer(Goroutine g) {
        if (g.sleepTimer < 0) {
            g.sleepTimer = createTimer(g, VirtualClock.Effect.WAKE, g.id(), at -> {});
        }
        return g.sleepTimer;
    }

    /// The calling goroutine.
    ///
    /// @throws IllegalStateException if the caller is no goroutine of this scheduler
    public Goroutine here() {
        var g = running;
        if (g != null && g.thread == Thread.currentThread()) {
            return g;
        }
        g = Goroutine.current();
        if (g != null && g.scheduler() == this) {
            return g;
        }
        throw new IllegalStateException(
                "the thread \"" + Thread.currentThread().getName() + "\" is no goroutine of the "
                        + "exploration that this object belongs to: start the code that uses it with Go.go inside the explored body");
    }

    /// Starts a goroutine; it runs when it is chosen.
    public Goroutine spawn(Goroutine parent, @Nullable String name, Body body) {
        refuseIfOver(parent);
        yieldAsOwed(parent, parent.spin.owedYields(model, parent.id()));
        int id = identities.child(parent.id(), parent.children++);
        var child = adopt(new Goroutine(this, id, name, body));
        child.contextLoader = Thread.currentThread().getContextClassLoader();
        model.spawn(id, model.program(parent.id()));
        if (observer != null) {
            observer.spawned(parent, child);
            observer.pended(child);
        }
        return child;
    }

    /// Makes an object and returns its number.
    public int create(Goroutine by, ObjectType type, int parameter, @Nullable String name) {
        refuseIfOver(by);
        int x = identities.object(by.id(), by.objects++);
        rememberSite(x);
        model.create(x, type, parameter);
        hasPlainVariables |= type == ObjectType.PLAIN_VARIABLE;
        if (observer != null) {
            observer.created(by, x, type, parameter, name);
        }
        return x;
    }

    /// Makes a timer and returns its number.
    public int createTimer(Goroutine by, VirtualClock.Effect effect, int target, TimerTask task) {
        refuseIfOver(by);
        refuseIfOver(by);
        int x = identities.object(by.id(), by.objects++);
        rememberSite(x);
        model.createTimer(x, effect, target, model.program(by.id()));
        if (x >= timers.length) {
            timers = Arrays.copyOf(timers, Math.max(x + 1, 2 * timers.length));
        }
        timers[x] = task;
        if (observer != null) {
            observer.created(by, x, ObjectType.TIMER, 0, null);
        }
        return x;
    }

    /// The object that stands in this execution for one made outside of it; made at its first use.
    @SuppressWarnings("unchecked") // the caller asks for what its own factory makes
    public <C> C standIn(Object original, Supplier<C> factory) {
        var known = standIns.get(original);
        if (known == null) {
            known = factory.get();
            standIns.put(original, known);
        }
        return (C) known;
    }

    /// Makes an object that stands for one made outside of the execution, and returns its number.
    public int createStandIn(Goroutine by, Object original, ObjectType type, int parameter, @Nullable String name) {
        int x = identities.standIn(original);
        rememberSite(x);
        model.create(x, type, parameter);
        hasPlainVariables |= type == ObjectType.PLAIN_VARIABLE;
        if (observer != null) {
            observer.created(by, x, type, parameter, name);
        }
        return x;
    }

    /// A number for something that a goroutine has made, whose parts will be objects. The goroutine is the calling
    /// one.
    public int name(Goroutine by) {
        refuseIfOver(by);
        int x = identities.object(by.id(), by.objects++);
        rememberSite(x);
        return x;
    }

    /// [#name] for something that nobody was seen to make, when a goroutine comes to it for the first time.
    ///
    /// @param known   its number if somebody else has come to it before, or -1
    /// @param isTaken whether a number is already that of something else
    public int nameMet(Goroutine by, int known, IntPredicate isTaken) {
        return identities.met(by.id(), by.met++, known, isTaken);
    }

    /// Makes the object of a number that [#name] has given, or [Identities#part].
    ///
    /// @param madeWith the number of what it is a part of, or its own
    /// @param initial  its value, if it has one
    /// @param name     the user's name for it, or `null`
    public void create(
            Goroutine by,
            int x,
            int madeWith,
            ObjectType type,
            int parameter,
            long initial,
            Wording wording,
            @Nullable String name) {
        ensurePlace(Math.max(x, madeWith));
        madeAt[x] = madeAt[madeWith];
        wordings[x] = wording;
        model.create(x, type, parameter, initial);
        if (observer != null) {
            observer.created(by, x, type, parameter, name);
        }
    }

    /// Runs a program inside the program: when `main` has left, for whatever reason, the goroutines it started are
    /// over.
    public void runProgram(Goroutine g, Body main) throws Throwable {
        int outer = model.program(g.id());
        int inner = ++programs;
        model.enter(g.id(), inner);
        try {
            main.run();
        } finally {
            model.enter(g.id(), outer);
            if (how == null && !g.refused) {
                perform(g, OperationKind.END_PROGRAM, -1, inner);
            }
        }
    }

    // ---- what the library and the searches look at ----

    /// The state of the goroutines and objects.
    public Model model() {
        return model;
    }

    /// The names of the goroutines and objects.
    public Identities identities() {
        return identities;
    }

    /// What everything that the program draws by itself comes from.
    public long seed() {
        return seed;
    }

    /// The transitions so far, in order.
    public Labels schedule() {
        return schedule;
    }

    /// The goroutine that took part in the last transition and has not been switched from.
    public int lastRan() {
        return lastRan;
    }

    /// Ends the execution after the transition at hand; for observers. What they have seen is worth more than what
    /// left a goroutine in the meantime.
    public void stop() {
        if (how == null || how == Ending.How.FAILED) {
            how = Ending.How.STOPPED;
        }
    }

    /// Ends the execution where the running goroutine stands, which does not return. Only inside a native frame,
    /// where it cannot be switched, it goes on to its next operation.
    public void halt(Goroutine g) {
        stop();
        memory = null;
        running = null;
        try {
            carrier.handOver(g, null);
        } catch (IllegalStateException e) {
            running = g;
            return;
        }
        refuse(g);
    }

    /// See [Goroutine#plainAccess].
    @Nullable
    MemoryObserver plainAccess(Goroutine g) {
        if (++accessesSinceStep > MOST_ACCESSES_WITHOUT_A_STEP) {
            perform(g, OperationKind.YIELD, -1, 0);
        }
        hasPlainMemory = true;
        return memory;
    }

    /// Who is told of accesses to plain memory, or `null`.
    public @Nullable MemoryObserver memoryObserver() {
        return memory;
    }

    /// Whether any execution so far has told of an access to plain memory.
    public boolean hasPlainMemory() {
        return hasPlainMemory;
    }

    /// The objects that the condition looked at which has just been found to hold.
    public Labels peeked(int g) {
        var asked = goroutine(g).asked;
        return asked == null ? new Labels() : asked.peeked();
    }

    /// The kind of the operation that the last transition began with.
    public OperationKind lastKind() {
        return KINDS[kinds[schedule.size() - 1]];
    }

    /// For each transition so far, its place among those that were possible.
    public int[] choices() {
        return Arrays.copyOf(choices, schedule.size());
    }

    /// For each transition so far, the ordinal of the kind of operation that it began with.
    public byte[] kinds() {
        return Arrays.copyOf(kinds, schedule.size());
    }

    /// Whether the goroutine that ran last was among those that could have gone on when the last choice was made.
    public boolean couldHaveGoneOn(int g) {
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.goroutine(enabled.get(i)) == g) {
                return true;
            }
        }
        return false;
    }

    /// Whether a goroutine could have taken part in a transition when the last choice was made.
    public boolean wasEnabled(int g) {
        for (int i = 0; i < enabled.size(); i++) {
            if (Label.involves(enabled.get(i), g)) {
                return true;
            }
        }
        return false;
    }

    /// The goroutine of this number, which must exist in this execution.
    public Goroutine goroutine(int id) {
        var g = goroutines[id];
        if (g == null) {
            throw new IllegalStateException("no goroutine " + id + " in this execution; please report this");
        }
        return g;
    }

    /// Who has not ended, in order of starting.
    public List<Goroutine> leftOver() {
        var list = new ArrayList<Goroutine>();
        for (int i = 0; i < model.liveCount(); i++) {
            list.add(goroutine(model.live(i)));
        }
        return list;
    }

    /// What the goroutines run on, as a sentence for reports.
    public String carrier() {
        return carrier.description();
    }

    /// Whether any execution so far has done something that can be part of a data race: made a
    /// [ObjectType#PLAIN_VARIABLE], told of an access to plain memory, or had a goroutine wait for a group to which
    /// another one had added.
    public boolean canRace() {
        return hasPlainVariables || hasPlainMemory || hasSharedGroups;
    }

    /// What has left a goroutine of the last execution, or `null`.
    public @Nullable Throwable thrown() {
        return thrown;
    }

    /// Which execution this is, from 1.
    public int executionNumber() {
        return executionNumber;
    }

    /// Where an object of this number was first made.
    public Site madeAt(int x) {
        var site = x < madeAt.length ? madeAt[x] : null;
        return site == null ? Site.UNKNOWN : site;
    }

    /// How reports speak of an object that is none of ours; `null` for one of ours.
    public @Nullable Wording wording(int x) {
        return x >= 0 && x < wordings.length ? wordings[x] : null;
    }

    /// Whether anybody is left over who should not be: a daemon thread may be.
    public boolean isAnybodyLeftOver() {
        for (int i = 0; i < model.liveCount(); i++) {
            if (!goroutine(model.live(i)).isDaemon()) {
                return true;
            }
        }
        return false;
    }

    /// Whether any exploration runs in this JVM: if not, no code can be under one.
    public static boolean isAnyRunning() {
        return !RunningSchedulers.isEmpty();
    }

    // ---- inside ----

    /// An object has the same number in every execution, so its place is looked up once in a search, not at every
    /// making.
    private void rememberSite(int x) {
        ensurePlace(x);
        if (madeAt[x] == null || observer != null && observer.wantsPlaces()) {
            madeAt[x] = Site.caller();
        }
        wordings[x] = null;
    }

    private void ensurePlace(int x) {
        if (x >= madeAt.length) {
            int size = Math.max(x + 1, 2 * madeAt.length);
            madeAt = Arrays.copyOf(madeAt, size);
            wordings = Arrays.copyOf(wordings, size);
        }
    }

    private Goroutine adopt(Goroutine g) {
        if (g.id() >= goroutines.length) {
            goroutines = Arrays.copyOf(goroutines, Math.max(g.id() + 1, 2 * goroutines.length));
        }
        goroutines[g.id()] = g;
        return g;
    }

    /// The first and the last of a goroutine, on its thread.
    void run(Goroutine g) {
        try {
            if (!g.refused) {
                g.setContextLoader();
                g.body().run();
                yieldAsOwed(g, g.spin.owedYields(model, g.id()));
            }
            if (g.id() == Identities.MAIN) {
                main = Ending.Main.RETURNED;
            }
        } catch (Unwinding e) {
            if (e == Unwinding.EXIT && g.id() == Identities.MAIN) {
                main = Ending.Main.EXITED;
            }
        } catch (Throwable e) {
            fail(g, e);
        }
        if (g.outside) {
            carrier.rejoin(g);
            outside.returned(g);
        }
        g.ended = true;
        model.end(g.id());
        if (observer != null) {
            observer.ended(g);
        }
        carrier.finish(g, next());
    }

    private void fail(Goroutine g, Throwable e) {
        if (g.refused || thrown != null || how == Ending.How.STOPPED) {
            return; // what an unwound goroutine throws is no news
        }
        thrown = e;
        thrower = g;
        if (!goOnAfterFailure) {
            how = Ending.How.FAILED;
        }
    }

    private long await(Goroutine g) {
        int id = g.id();
        if (g.spin.goesRound(model, id)) {
            model.withdraw(id);
            return model.result(id);
        }
        int owed = g.spin.owedYields(model, id);
        if (owed > 0) {
            var later = model.setAside(id);
            yieldAsOwed(g, owed);
            model.takeUp(id, later);
        }
        if (g.spin.waits(model, id)) {
            model.spin(id);
        }
        var kind = model.pending(id);
        int object = model.pendingObject(id);
        if (observer != null) {
            observer.pended(g);
        }
        var to = next();
        if (to != g) {
            carrier.handOver(g, to);
        }
        if (g.refused) {
            refuse(g); // also if it was ended by a choice that was made on its own thread
        }
        long result = model.result(id);
        g.spin.stepped(kind, object, result);
        return result;
    }

    private void yieldAsOwed(Goroutine g, int times) {
        g.spin.stepped(null, Model.NIL, 0);
        for (int i = 0; i < times; i++) {
            perform(g, OperationKind.YIELD, Model.NIL, 0);
        }
    }

    /// Carries out transitions until somebody has to run, and says who; `null` if the driver has to look.
    private @Nullable Goroutine next() {
        while (true) {
            if (how == Ending.How.STOPPED) {
                toRunCount = 0;
            }
            if (toRunCount > 0) {
                running = toRun[--toRunCount];
                return running;
            }
            int choice = how == null ? choose() : Chooser.CUT;
            if (choice == Chooser.CUT) {
                running = null;
                return null;
            }
            carryOut(enabled.get(choice));
        }
    }

    /// The place in `enabled` of the next transition, or [Chooser#CUT] if there is none; `how` then says why.
    private int choose() {
        outside.collect();
        model.enabled(enabled);
        if (enabled.isEmpty()) {
            how = outside.isEmpty() ? Ending.How.QUIET : Ending.How.OUTSIDE;
            return Chooser.CUT;
        }
        if (schedule.size() >= maxSteps) {
            how = Ending.How.STEP_LIMIT;
            return Chooser.CUT;
        }
        int choice = ask();
        if (choice == Chooser.CUT) {
            how = Ending.How.CUT;
        } else {
            remember(choice);
        }
        return choice;
    }

    /// What the chooser throws is the driver's business, not that of the goroutine on whose thread it was asked.
    private int ask() {
        try {
            return chooser == null ? 0 : chooser.choose(enabled, this);
        } catch (RuntimeException e) {
            chooserThrew = e;
            return Chooser.CUT;
        }
    }

    private void remember(int choice) {
        int step = schedule.size();
        if (step == choices.length) {
            kinds = Arrays.copyOf(kinds, 2 * step);
            choices = Arrays.copyOf(choices, 2 * step);
        }
        long label = enabled.get(choice);
        var kind = Label.goroutine(label) == Label.CLOCK ? null : model.pending(Label.goroutine(label));
        kinds[step] = (byte) (kind == null ? OperationKind.NOW : kind).ordinal();
        choices[step] = choice;
        schedule.add(label);
    }

    private void carryOut(long label) {
        int id = Label.goroutine(label);
        accessesSinceStep = 0;
        footprint.clear();
        if (id == Label.CLOCK) {
            model.execute(label, footprint);
            fireTimers();
            if (observer != null) {
                observer.executed(label, footprint);
            }
            return;
        }
        var g = goroutine(id);
        var kind = model.pending(id);
        if (kind == OperationKind.END_PROGRAM) {
            wantToRun(g);
            endProgram(g);
            model.execute(label, footprint);
            if (observer != null) {
                observer.executed(label, footprint);
            }
            return;
        }
        model.execute(label, footprint);
        if (kind == OperationKind.ADD || kind == OperationKind.WAIT) {
            remember(id, kind, model.pendingObject(id));
        }
        int partner = Label.partner(label);
        if (partner != Label.ALONE) {
            var receiver = goroutine(partner);
            receiver.handOver(g.offered(Label.alternative(label)));
            wantToRun(receiver);
        }
        wantToRun(g);
        lastRan = id;
        if (kind == OperationKind.RETURN) {
            outside.returned(g);
        }
        if (observer != null) {
            observer.executed(label, footprint);
        }
    }

    private void remember(int g, OperationKind kind, int group) {
        if (group >= adders.length) {
            adders = Arrays.copyOf(adders, Math.max(group + 1, 2 * adders.length));
        }
        if (kind == OperationKind.WAIT) {
            hasSharedGroups |= adders[group] != 0 && adders[group] != g + 1;
        } else if (model.count(group) == model.pendingArgument(g)) {
            adders[group] = g + 1;
        }
    }

    /// Whoever is wanted last runs first.
    private void wantToRun(Goroutine g) {
        if (toRunCount == toRun.length) {
            toRun = Arrays.copyOf(toRun, 2 * toRunCount);
        }
        toRun[toRunCount++] = g;
    }

    private void endProgram(Goroutine main) {
        int program = (int) model.pendingArgument(main.id());
        for (int i = 0; i < model.liveCount(); i++) {
            var g = goroutine(model.live(i));
            if (g != main && model.program(g.id()) == program) {
                g.refused = true;
                if (g.thread != null) {
                    wantToRun(g);
                }
            }
        }
    }

    private void fireTimers() {
        var fired = model.clock().justFired();
        for (int i = 0; i < fired.size(); i++) {
            int timer = (int) fired.get(i);
            var task = timers[timer];
            if (task == null) {
                continue;
            }
            var body = task.body();
            if (body != null) {
                int id = identities.startedBy(timer, model.clock().fired(timer) - 1);
                var g = adopt(new Goroutine(this, id, null, body));
                if (observer != null) {
                    observer.spawned(null, g);
                    observer.pended(g);
                }
            }
            task.fired(model.clock().firedAt(timer));
        }
    }

    void refuseIfOver(Goroutine g) {
        if (g.refused) {
            refuse(g);
        }
    }

    private void refuse(Goroutine g) {
        if (++g.refusals > Outside.MOST_REFUSALS) {
            outside.parkForGood(g);
        }
        throw Unwinding.over();
    }

    /// Never comes back.
    void parkedForGood(Goroutine g) {
        swallowers.add(g.name() == null ? identities.path(g.id()) : g.name());
        while (true) {
            carrier.handOver(g, next());
        }
    }

    /// The goroutines of this search that would not be unwound, because they swallow every error; each name once.
    public Set<String> swallowers() {
        return swallowers;
    }

    /// Some thread has made a goroutine runnable that was outside.
    void cameBack() {
        outside.wakeDriver();
    }

    /// A goroutine whose thread came back from outside and runs on its own: waits for its turn.
    @Nullable
    Goroutine rejoining(Thread thread) {
        var g = outside.find(thread);
        if (g != null) {
            carrier.rejoin(g);
        }
        return g;
    }
}
