package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The state of one execution as the scheduler sees it: what each goroutine is about to do ([GoroutineStates]), and
/// who holds what ([ObjectStates]). [Enabled] says which transitions are possible in it, [Transition] carries one
/// out.
///
/// Goroutines and objects go by the numbers of [Identities]. Values that the program passes around are not here.
///
/// Goroutines and objects grow to the highest number that was met, and stay so: a search makes the same ones in
/// every execution.
public final class Model {
    static final int NOT_KNOWN = Integer.MAX_VALUE;
    /// No interrupt flag, or no timer, ends a wait.
    public static final int NEVER = -1;
    /// The parameter of a [ObjectType#VARIABLE] whose value only the program knows.
    public static final int OPAQUE = 1;
    /// The number of the nil channel.
    public static final int NIL = -1;
    /// The program of goroutines that belong to the execution itself, not to a `Go.run` inside it.
    public static final int NO_PROGRAM = 0;

    final GoroutineStates goroutines = new GoroutineStates();
    final ObjectStates objects = new ObjectStates();
    final VirtualClock clock;
    final Identities identities;
    final Enabled enabled;
    private final Transition transition;

    /// @param identities the search's names
    /// @param racing     whether a timer may fire before everybody is blocked
    public Model(Identities identities, boolean racing) {
        this.identities = identities;
        this.clock = new VirtualClock(this, racing);
        this.enabled = new Enabled(this);
        this.transition = new Transition(this);
    }

    /// Forgets everything: the state before a new execution.
    public void reset() {
        goroutines.clear();
        objects.readers.clear();
        clock.reset();
    }

    /// A goroutine begins to exist; its pending operation is [OperationKind#START].
    ///
    /// @param program the number of the `Go.run` it belongs to, or [#NO_PROGRAM]
    public void spawn(int g, int program) {
        goroutines.start(g, program);
    }

    /// A goroutine has ended.
    public void end(int g) {
        goroutines.end(g);
    }

    /// A goroutine has come to its next visible operation.
    public void pend(int g, OperationKind kind, int object, long argument) {
        goroutines.pend(g, kind, object, argument);
    }

    /// What a goroutine has come to looks at its object, in a loop that does nothing else: it need not look again
    /// before somebody has changed that.
    public void spin(int g) {
        goroutines.spin(g);
    }

    /// Whether a goroutine is about to look at its object again once that has changed.
    public boolean isSpinning(int g) {
        return goroutines.isSpinning(g);
    }

    /// What a goroutine has come to is no step after all: it goes on.
    public void withdraw(int g) {
        goroutines.leave(g);
    }

    /// A goroutine does something else before what it has come to; see [#putBack].
    public PendingOperation takeBack(int g) {
        return goroutines.takeBack(g);
    }

    /// A goroutine comes again to what [#takeBack] took.
    public void putBack(int g, PendingOperation operation) {
        goroutines.putBack(g, operation);
    }

    /// A goroutine has come to a wait that it may give up.
    ///
    /// An interrupt comes before what it waits for, and that before the end of its time, as in the classes of
    /// `java.util.concurrent`; but who has been notified, or has a permit, goes on whatever else has happened.
    ///
    /// @param flag  the variable with the interrupt flag, or [#NEVER]
    /// @param timer armed, for the end of its time; or [#NEVER]
    public void pendWait(int g, OperationKind kind, int object, long argument, int flag, int timer) {
        pend(g, kind, object, argument);
        goroutines.flag[g] = flag;
        goroutines.deadline[g] = timer;
    }

    /// A goroutine has come to a compare-and-set.
    public void pendCompareAndSet(int g, int object, long expected, long next) {
        pend(g, OperationKind.COMPARE_AND_SET, object, expected);
        goroutines.second[g] = next;
    }

    /// A goroutine has come to an operation of which only the program knows whether it succeeds: a compare-and-set
    /// of an [#OPAQUE] variable, or a [OperationKind#REMOVE].
    ///
    /// @param succeeds asked when it is carried out; `null` in a state that was put together without the program,
    ///                 where it counts as a success unless [#fail] says otherwise
    public void pendAttempt(int g, OperationKind kind, int object, @Nullable BooleanSupplier succeeds) {
        pend(g, kind, object, 0);
        goroutines.second[g] = Result.YES;
        goroutines.condition[g] = succeeds;
    }

    /// What a goroutine is about to attempt will fail, if only the program knows that.
    public void fail(int g) {
        if (isAttempt(g)) {
            goroutines.second[g] = Result.NO;
        }
    }

    /// Whether a goroutine is about to swap the value of a variable, as things are.
    public boolean wouldSwap(int g) {
        int x = goroutines.object[g];
        return goroutines.kind[g] == OperationKind.COMPARE_AND_SET
                && (objects.capacity[x] == OPAQUE
                        ? goroutines.succeeds(g)
                        : objects.value[x] == goroutines.argument[g]);
    }

    /// Whether only the program knows if what a goroutine is about to do succeeds.
    public boolean isAttempt(int g) {
        return goroutines.kind[g] == OperationKind.REMOVE && goroutines.argument[g] == 0
                || goroutines.kind[g] == OperationKind.COMPARE_AND_SET
                        && objects.capacity[goroutines.object[g]] == OPAQUE;
    }

    /// Whether the interrupt flag is set that ends the wait of a goroutine.
    boolean isInterrupted(int g) {
        return goroutines.flag[g] != NEVER && objects.value[goroutines.flag[g]] != 0;
    }

    /// Whether a goroutine no longer waits, even if it does not get what it waits for.
    boolean givesUp(int g) {
        return isInterrupted(g) || goroutines.deadline[g] != NEVER && clock.hasFired(goroutines.deadline[g]);
    }

    /// A goroutine is about to set a timer.
    ///
    /// @param delay nanoseconds from now
    /// @param every nanoseconds between later firings, or 0 for none
    public void pendArm(int g, int timer, long delay, long every) {
        pend(g, OperationKind.ARM, timer, delay);
        goroutines.second[g] = every;
    }

    /// A goroutine has come to a select.
    public void pendSelect(int g, Alternatives cases) {
        pend(g, OperationKind.SELECT, -1, 0);
        goroutines.alternatives[g] = cases;
    }

    /// A goroutine has come to an operation on a nil channel: it is pending, and never enabled.
    public void pendForEver(int g, OperationKind kind) {
        pend(g, kind, NIL, 0);
    }

    /// A goroutine has come to a wait for a condition of the program. Without a condition it is never enabled.
    public void pendAwait(int g, @Nullable BooleanSupplier holds) {
        pend(g, OperationKind.AWAIT, -1, 0);
        goroutines.condition[g] = holds;
        goroutines.awaiting++;
    }

    /// [#create(int, ObjectType, int, long)] with the value 0.
    public void create(int x, ObjectType type, int parameter) {
        create(x, type, parameter, 0);
    }

    /// Makes an object.
    ///
    /// @param parameter the capacity of a channel or queue, the count of a latch, [#OPAQUE] for such a variable;
    ///                  nothing to the others
    /// @param initial   the value of a variable, the permits of a semaphore, how many elements a queue has
    public void create(int x, ObjectType type, int parameter, long initial) {
        ensure(x);
        objects.create(x, type, parameter, initial);
    }

    /// Makes a timer that, when it fires, does what `effect` says to `target`: a goroutine that sleeps, a channel
    /// of capacity 1, or nothing yet for a function. A goroutine that it starts belongs to `program`.
    public void createTimer(int x, VirtualClock.Effect effect, int target, int program) {
        create(x, ObjectType.TIMER, 0);
        clock.define(x, effect, target, program);
        if (effect == VirtualClock.Effect.SEND) {
            objects.fedByTimer[target] = true;
        }
    }

    /// A goroutine becomes one of another program's.
    public void enter(int g, int program) {
        goroutines.program[g] = program;
    }

    /// Ends whoever belongs to a program, except the one whose main it is.
    void endProgram(int main, int whose) {
        clock.endProgram(whose);
        for (int i = goroutines.liveCount - 1; i >= 0; i--) {
            int g = goroutines.live[i];
            if (g != main && goroutines.program[g] == whose) {
                end(g);
            }
        }
    }

    /// Lists the transitions that are possible now, those of one goroutine side by side, goroutines in order of
    /// starting.
    public void enabled(Labels into) {
        enabled.list(into);
    }

    /// Carries a transition out and appends what it touches.
    public void execute(long label, Labels footprint) {
        int from = footprint.size();
        transition.execute(label, footprint);
        if (goroutines.spinning > 0) {
            tellSpinning(footprint, from);
        }
    }

    /// A change of an object is an access to it in another mode than [Mode#READ]: else the exhaustive search could
    /// not tell on what the look depends.
    private void tellSpinning(Labels footprint, int from) {
        for (int i = from; i < footprint.size(); i++) {
            long access = footprint.get(i);
            if (Access.mode(access) != Mode.READ) {
                goroutines.tellSpinning(Access.object(access));
            }
        }
    }

    /// The pending operation of a goroutine, or `null` if it is running or has ended.
    public @Nullable OperationKind pending(int g) {
        return g < goroutines.kind.length ? goroutines.kind[g] : null;
    }

    /// The object of a goroutine's pending operation, or -1.
    public int pendingObject(int g) {
        return goroutines.object[g];
    }

    /// The argument of a goroutine's pending operation.
    public long pendingArgument(int g) {
        return goroutines.argument[g];
    }

    /// The second argument of a goroutine's pending compare-and-set.
    public long pendingSecond(int g) {
        return goroutines.second[g];
    }

    /// The variable with the interrupt flag by which a goroutine gives its wait up, or [#NEVER].
    public int pendingFlag(int g) {
        return goroutines.flag[g];
    }

    /// The timer by which a goroutine gives its wait up, or [#NEVER].
    public int pendingDeadline(int g) {
        return goroutines.deadline[g];
    }

    /// The cases of a goroutine's pending select.
    public @Nullable Alternatives pendingAlternatives(int g) {
        return goroutines.kind[g] == OperationKind.SELECT ? goroutines.alternatives[g] : null;
    }

    /// The cases of the last select that a goroutine has come to, also when it has taken one; `null` if there was
    /// none.
    public @Nullable Alternatives lastAlternatives(int g) {
        return goroutines.alternatives[g];
    }

    /// The result of the last operation of a goroutine; see [Result].
    public long result(int g) {
        return goroutines.result[g];
    }

    /// Which alternative the last operation of a goroutine took.
    public int taken(int g) {
        return goroutines.taken[g];
    }

    /// Whether anybody is known to have waited since before the clock moved, so that who goes first is not free.
    public boolean hasKnownWaiters() {
        return goroutines.known > 0;
    }

    /// Whether anybody waits for a condition of the program.
    public boolean isAwaiting() {
        return goroutines.awaiting > 0;
    }

    /// How many goroutines have started and not ended.
    public int liveCount() {
        return goroutines.liveCount;
    }

    /// The `i`-th of the live goroutines, in order of starting.
    public int live(int i) {
        return goroutines.live[i];
    }

    /// The program that a goroutine belongs to.
    public int program(int g) {
        return goroutines.program[g];
    }

    /// The virtual clock.
    public VirtualClock clock() {
        return clock;
    }

    /// Who has a lock, as far as a lock has one owner: the goroutine that locked it last, or -1 if it is free.
    public int holder(int x) {
        return objects.holder[x] - 1;
    }

    /// How many goroutines hold the read side of a readers-writer mutex.
    public int readers(int x) {
        return objects.readers.count(x);
    }

    /// How many values a channel holds.
    public int buffered(int x) {
        return objects.sends[x] - objects.receives[x];
    }

    /// The value of a variable, the permits of a semaphore.
    public long value(int x) {
        return objects.value[x];
    }

    /// The program has changed a variable without a step, in code that nobody sees.
    public void correct(int x, long now) {
        objects.value[x] = now;
    }

    /// The program has changed how many elements a queue has, in code that nobody sees.
    public void correctBuffered(int x, int now) {
        objects.sends[x] = objects.receives[x] + now;
    }

    /// How many goroutines are in the queue of a condition variable and have not been woken.
    public int enqueued(int x) {
        int n = 0;
        for (int i = 0; i < goroutines.liveCount; i++) {
            n += goroutines.isEnqueued(goroutines.live[i], x) ? 1 : 0;
        }
        return n;
    }

    /// How many goroutines wait to do this to an object.
    public int waiting(OperationKind what, int x) {
        int n = 0;
        for (int i = 0; i < goroutines.liveCount; i++) {
            n += goroutines.kind[goroutines.live[i]] == what && goroutines.object[goroutines.live[i]] == x ? 1 : 0;
        }
        return n;
    }

    /// What a wait group counts.
    public int count(int x) {
        return objects.count[x];
    }

    /// Whether a channel is closed.
    public boolean isClosed(int x) {
        return objects.closed[x];
    }

    /// Whether it is a timer that sends to a channel.
    public boolean isFedByTimer(int x) {
        return objects.fedByTimer[x];
    }

    /// The capacity of a channel.
    public int capacity(int x) {
        return objects.capacity[x];
    }

    /// The type of an object, or `null` if there is none of that number.
    public @Nullable ObjectType type(int x) {
        return x >= 0 && x < objects.room() ? objects.type[x] : null;
    }

    /// Makes this state equal to another one.
    public void copyFrom(Model other) {
        ensure(other.objects.room() - 1);
        goroutines.copyFrom(other.goroutines);
        objects.copyFrom(other.objects);
        clock.copyFrom(other.clock);
    }

    private void ensure(int x) {
        if (x >= objects.room()) {
            int size = Math.max(x + 1, 2 * objects.room());
            objects.grow(size);
            clock.ensure(size);
        }
    }
}
