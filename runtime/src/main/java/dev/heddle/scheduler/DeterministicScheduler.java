package dev.heddle.scheduler;

import dev.heddle.model.Identities;
import dev.heddle.model.Model;
import dev.heddle.operation.OperationKind;
import dev.heddle.operation.Unwinding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Runs executions of a program one after another, each on one thread at a time: at every visible operation a
/// [Chooser] says which transition is next.
///
/// A goroutine that comes to a visible operation publishes it in the [Model] and then, on its own thread, carries
/// out transitions until one of them needs a goroutine to run: itself (nothing is switched then) or another one
/// (control is handed over). After a transition every goroutine that took part runs to its next operation before
/// anything else is chosen, so all that wait have their pending operation published when a choice is made.
public final class DeterministicScheduler {
    /// How often a goroutine may access plain memory between two steps: in a loop that waits for another one to
    /// write there, it would never come to a step by itself.
    private static final int MOST_ACCESSES_WITHOUT_A_STEP = 10_000;

    private final Identities identities;
    private final long seed;
    private final Model model;
    private final Carrier carrier = Carrier.best(this);
    private final Outside outside = new Outside(this);
    private final Goroutines goroutines;
    private final ExecutionObjects objects;
    private final Timers timers = new Timers(this);
    private final RaceSigns raceSigns;
    private final Turns turns;
    private final ScheduleSoFar schedule = new ScheduleSoFar();
    private final EndingSoFar ending = new EndingSoFar();
    private final Set<String> swallowers = new TreeSet<>();
    /// See [SpinLoop].
    private final Set<String> endlessLoops = new HashSet<>();
    private int executionNumber;

    private boolean goOnAfterFailure;
    private @Nullable MemoryObserver memory;

    @Nullable
    Observer observer;
    /// Who runs; `null` while the driver does.
    @Nullable
    Goroutine running;
    /// The condition that is being asked right now; what it does is no step.
    @Nullable
    Question question;

    /// @param identities the search's names of goroutines and objects
    /// @param racing     whether timers may fire before everybody is blocked
    /// @param seed       of what the program draws by itself
    public DeterministicScheduler(Identities identities, boolean racing, long seed) {
        this.identities = identities;
        this.seed = seed;
        this.model = new Model(identities, racing);
        this.goroutines = new Goroutines(this, identities);
        this.objects = new ExecutionObjects(this, identities);
        this.raceSigns = new RaceSigns(model);
        this.turns = new Turns(this, ending, outside);
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
        this.goOnAfterFailure = goOnAfterFailure;
        this.observer = observer;
        executionNumber++;
        model.reset();
        schedule.clear();
        raceSigns.beginExecution();
        ending.clear();
        turns.begin(chooser, maxSteps);
        goroutines.startMain(body);
        runUntilNobodyCan();
        turns.rethrow();
        return ending.toEnding();
    }

    private void runUntilNobodyCan() {
        var first = turns.next();
        while (true) {
            if (first != null) {
                carrier.resume(first);
                var stuck = running;
                if (stuck != null && outside.waitsAMoment(stuck)) {
                    first = stuck;
                    continue;
                }
                running = null;
                if (stuck == null) {
                    first = null;
                    continue;
                }
                outside.add(stuck); // control came back, but nobody passed it on
            } else if (ending.is(Ending.How.OUTSIDE) && outside.waitForSomebody()) {
                ending.goOn();
            } else {
                return;
            }
            first = turns.next();
        }
    }

    /// Has accesses to plain memory told to somebody, in the next execution only.
    public void observeMemory(@Nullable MemoryObserver memory) {
        this.memory = memory;
    }

    /// Unwinds what the last execution has left over: every goroutine is resumed with an error, so that its
    /// `finally` blocks run, and whatever else it wants to do is refused.
    public void unwind() {
        ending.reachUnlessReached(Ending.How.CUT);
        observer = null;
        memory = null;
        turns.nobodyHasToRun();
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
        goroutines.forget();
        objects.forgetStandIns();
    }

    /// Ends the execution after the transition at hand; for observers. What they have seen is worth more than what
    /// left a goroutine in the meantime.
    public void stop() {
        ending.stop();
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

    // ---- what the library and the searches look at ----

    /// Whether any exploration runs in this JVM: if not, no code can be under one.
    public static boolean isAnyRunning() {
        return !RunningSchedulers.isEmpty();
    }

    /// The state of the goroutines and objects.
    public Model model() {
        return model;
    }

    /// The names of the goroutines and objects.
    public Identities identities() {
        return identities;
    }

    /// The objects of the execution.
    public ExecutionObjects objects() {
        return objects;
    }

    /// The transitions so far.
    public ScheduleSoFar schedule() {
        return schedule;
    }

    /// What everything that the program draws by itself comes from.
    public long seed() {
        return seed;
    }

    /// Which execution this is, from 1.
    public int executionNumber() {
        return executionNumber;
    }

    /// The goroutine of this number, which must exist in this execution.
    public Goroutine goroutine(int id) {
        return goroutines.get(id);
    }

    /// Who has not ended, in order of starting.
    public List<Goroutine> leftOver() {
        return goroutines.leftOver();
    }

    /// Whether anybody is left over who should not be: a daemon thread may be.
    public boolean isAnybodyLeftOver() {
        return goroutines.isAnybodyLeftOver();
    }

    /// The goroutines of this search that would not be unwound, because they swallow every error; each name once.
    public Set<String> swallowers() {
        return swallowers;
    }

    /// What has left a goroutine of the last execution, or `null`.
    public @Nullable Throwable thrown() {
        return ending.thrown();
    }

    /// What the goroutines run on, as a sentence for reports.
    public String carrier() {
        return carrier.description();
    }

    /// Who is told of accesses to plain memory, or `null`.
    public @Nullable MemoryObserver memoryObserver() {
        return memory;
    }

    /// Whether any execution so far has told of an access to plain memory.
    public boolean hasPlainMemory() {
        return raceSigns.hasPlainMemory();
    }

    /// Whether any execution so far has done something that can be part of a data race: made a
    /// [dev.heddle.model.ObjectType#PLAIN_VARIABLE], told of an access to plain memory, or had a goroutine wait for
    /// a group to which another one had added.
    public boolean canRace() {
        return raceSigns.any();
    }

    // ---- inside ----

    Goroutines goroutines() {
        return goroutines;
    }

    Timers timers() {
        return timers;
    }

    RaceSigns raceSigns() {
        return raceSigns;
    }

    Turns turns() {
        return turns;
    }

    Set<String> endlessLoops() {
        return endlessLoops;
    }

    boolean hasEnded() {
        return ending.isReached();
    }

    /// See [Goroutine#plainAccess].
    @Nullable
    MemoryObserver plainAccess(Goroutine g) {
        if (turns.countAccess() > MOST_ACCESSES_WITHOUT_A_STEP) {
            turns.forgetAccesses();
            if (!g.spin.goesRoundNoMore()) {
                g.perform(OperationKind.YIELD, -1, 0);
            }
        }
        if (g.spin.looksElsewhere()) {
            g.yieldAsOwed(g.spin.owedYields());
        }
        raceSigns.sawPlainMemory();
        return memory;
    }

    /// The first and the last of a goroutine, on its thread.
    void run(Goroutine g) {
        try {
            if (!g.refused) {
                g.setContextLoader();
                g.body().run();
                g.yieldAsOwed(g.spin.owedYields());
            }
            if (g.id() == Identities.MAIN) {
                ending.mainEnded(Ending.Main.RETURNED);
            }
        } catch (Unwinding e) {
            if (e == Unwinding.EXIT && g.id() == Identities.MAIN) {
                ending.mainEnded(Ending.Main.EXITED);
            }
        } catch (Throwable e) {
            ending.fail(g, e, goOnAfterFailure);
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
        carrier.finish(g, turns.next());
    }

    /// The calling goroutine has published its next operation: returns when it has been carried out, with its
    /// result.
    long await(Goroutine g) {
        int id = g.id();
        if (g.spin.hasYielded()) {
            if (g.spin.goesRound()) {
                model.withdraw(id);
                return model.result(id);
            }
            comesOutOfLoop(g);
        }
        var kind = model.pending(id);
        int object = model.pendingObject(id);
        if (observer != null) {
            observer.pended(g);
        }
        var to = turns.next();
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

    /// A goroutine has yielded without a step, and come to something that is one.
    private void comesOutOfLoop(Goroutine g) {
        if (g.spin.waits()) {
            model.spin(g.id());
            return;
        }
        int owed = g.spin.owedYields();
        if (owed > 0) {
            var next = model.takeBack(g.id());
            g.yieldAsOwed(owed);
            model.putBack(g.id(), next);
        }
    }

    /// The execution of a goroutine is over, and it wants to do something all the same.
    void refuse(Goroutine g) {
        if (++g.refusals > Outside.MOST_REFUSALS) {
            outside.parkForGood(g);
        }
        throw Unwinding.over();
    }

    /// Never comes back.
    void parkedForGood(Goroutine g) {
        swallowers.add(g.name() == null ? identities.path(g.id()) : g.name());
        while (true) {
            carrier.handOver(g, turns.next());
        }
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
