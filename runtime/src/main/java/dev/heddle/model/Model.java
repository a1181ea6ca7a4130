package dev.heddle.model;

import dev.heddle.operation.Access;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The state of one execution as the scheduler sees it: what each goroutine is about to do, and who holds what. It
/// is data only: [Enabled] says which transitions are possible in it, [Transition] carries one out.
///
/// Goroutines and objects go by the numbers of [Identities]. Values that the program passes around are not here.
///
/// Invariants between two transitions:
///
/// - every live goroutine has a pending operation (`kind[g] != null`), unless it is running towards its next one;
/// - a goroutine is in `live[0..liveCount)` exactly from its start to its end, in order of starting;
/// - a mutex is free or locked; a readers-writer mutex whose writer holds it has no readers;
/// - an unbuffered channel holds nothing; a buffered one holds `sends - receives` values, 0 to its capacity.
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

    // Per goroutine.
    @Nullable
    OperationKind[] kind = new OperationKind[16];

    int[] object = new int[16];
    long[] argument = new long[16];
    long[] second = new long[16];
    /// The variable that holds the interrupt flag, and the timer, by which a goroutine gives its wait up; or
    /// [#NEVER].
    int[] flag = new int[16];

    int[] deadline = new int[16];

    @Nullable
    Alternatives[] alternatives = new Alternatives[16];

    @Nullable
    BooleanSupplier[] condition = new BooleanSupplier[16];

    long[] result = new long[16];
    int[] taken = new int[16];
    int[] knownSince = new int[16];
    /// The place in the queue of a condition variable; 0 outside of one.
    int[] ticket = new int[16];
    int[] condOf = new int[16];
    boolean[] notified = new boolean[16];
    /// Whether it looks at its object only once that has changed, and whether it has.
    boolean[] spins = new boolean[16];

    boolean[] changed = new boolean[16];
    int[] program = new int[16];
    int[] live = new int[16];
    int liveCount;

    // Per object; each type uses some of these.
    @Nullable
    ObjectType[] type = new ObjectType[16];

    int[] capacity = new int[16];
    int[] sends = new int[16];
    int[] receives = new int[16];
    boolean[] closed = new boolean[16];
    boolean[] fedByTimer = new boolean[16];
    /// The goroutine that holds a mutex, writes under a readers-writer mutex or runs a once's body, plus 1; 0 for
    /// none.
    int[] holder = new int[16];
    /// The writer that has announced itself, plus 1; it stays until it unlocks.
    int[] announced = new int[16];
    /// The counter of a wait group, the next ticket of a condition variable, 1 for a once that is complete.
    int[] count = new int[16];
    long[] value = new long[16];

    final ReadLocks readers = new ReadLocks();
    final VirtualClock clock;
    final Identities identities;
    final Enabled enabled = new Enabled(this);
    final Transition transition = new Transition(this);
    /// How many goroutines have a stamp, how many wait for a condition of the program, and how many spin.
    int known;
    int awaiting;
    int spinning;

    /// @param identities the search's names
    /// @param racing     whether a timer may fire before everybody is blocked
    public Model(Identities identities, boolean racing) {
        this.identities = identities;
        this.clock = new VirtualClock(this, racing);
    }

    /// Forgets everything: the state before a new execution.
    public void reset() {
        liveCount = 0;
        known = 0;
        awaiting = 0;
        spinning = 0;
        readers.clear();
        clock.reset();
    }

    /// A goroutine begins to exist; its pending operation is [OperationKind#START].
    ///
    /// @param program the number of the `Go.run` it belongs to, or [#NO_PROGRAM]
    public void spawn(int g, int program) {
        ensureGoroutine(g);
        this.program[g] = program;
        knownSince[g] = NOT_KNOWN;
        ticket[g] = 0;
        notified[g] = false;
        if (liveCount == live.length) {
            live = Arrays.copyOf(live, 2 * liveCount);
        }
        live[liveCount++] = g;
        pend(g, OperationKind.START, -1, 0);
    }

    /// A goroutine has ended.
    public void end(int g) {
        leave(g);
        for (int i = 0; i < liveCount; i++) {
            if (live[i] == g) {
                System.arraycopy(live, i + 1, live, i, --liveCount - i);
                return;
            }
        }
    }

    /// A goroutine has come to its next visible operation.
    public void pend(int g, OperationKind kind, int object, long argument) {
        this.kind[g] = kind;
        this.object[g] = object;
        this.argument[g] = argument;
        flag[g] = NEVER;
        deadline[g] = NEVER;
        condition[g] = null;
        spins[g] = false;
    }

    /// What a goroutine has come to looks at its object, in a loop that does nothing else: it need not look again
    /// before somebody has changed that.
    public void spin(int g) {
        spins[g] = true;
        changed[g] = false;
        spinning++;
    }

    /// What a goroutine has come to is no step after all: it goes on.
    public void withdraw(int g) {
        leave(g);
    }

    /// What a goroutine has come to, while it makes another step first.
    public static final class Later {
        private final @Nullable OperationKind kind;
        private final int object;
        private final long argument;
        private final long second;
        private final int flag;
        private final int deadline;
        private final @Nullable Alternatives alternatives;
        private final @Nullable BooleanSupplier condition;

        private Later(Model m, int g) {
            kind = m.kind[g];
            object = m.object[g];
            argument = m.argument[g];
            second = m.second[g];
            flag = m.flag[g];
            deadline = m.deadline[g];
            alternatives = m.alternatives[g];
            condition = m.condition[g];
        }
    }

    /// A goroutine makes another step before what it has come to.
    public Later setAside(int g) {
        var later = new Later(this, g);
        leave(g);
        return later;
    }

    /// The end of [#setAside].
    public void takeUp(int g, Later later) {
        kind[g] = later.kind;
        object[g] = later.object;
        argument[g] = later.argument;
        second[g] = later.second;
        flag[g] = later.flag;
        deadline[g] = later.deadline;
        alternatives[g] = later.alternatives;
        condition[g] = later.condition;
    }

    /// Whether a goroutine is about to swap the value of a variable, as things are.
    public boolean wouldSwap(int g) {
        int x = object[g];
        return kind[g] == OperationKind.COMPARE_AND_SET
                && (capacity[x] == OPAQUE ? succeeds(g) : value[x] == argument[g]);
    }

    /// Whether a goroutine is about to look at its object again once that has changed.
    public boolean isSpinning(int g) {
        return spins[g] && kind[g] != null;
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
        this.flag[g] = flag;
        deadline[g] = timer;
    }

    /// A goroutine has come to a compare-and-set.
    public void pendCompareAndSet(int g, int object, long expected, long next) {
        pend(g, OperationKind.COMPARE_AND_SET, object, expected);
        second[g] = next;
    }

    /// A goroutine has come to an operation of which only the program knows whether it succeeds: a compare-and-set
    /// of an [#OPAQUE] variable, or a [OperationKind#REMOVE].
    ///
    /// @param succeeds asked when it is carried out; `null` in a state that was put together without the program,
    ///                 where it counts as a success unless [#fail] says otherwise
    public void pendAttempt(int g, OperationKind kind, int object, @Nullable BooleanSupplier succeeds) {
        pend(g, kind, object, 0);
        second[g] = Result.YES;
        condition[g] = succeeds;
    }

    /// What a goroutine is about to attempt will fail, if only the program knows that.
    public void fail(int g) {
        if (isAttempt(g)) {
            second[g] = Result.NO;
        }
    }

    /// Whether only the program knows if what a goroutine is about to do succeeds.
    public boolean isAttempt(int g) {
        return kind[g] == OperationKind.REMOVE && argument[g] == 0
                || kind[g] == OperationKind.COMPARE_AND_SET && capacity[object[g]] == OPAQUE;
    }

    boolean succeeds(int g) {
        var known = condition[g];
        return known == null ? second[g] == Result.YES : known.getAsBoolean();
    }

    /// Whether the interrupt flag is set that ends the wait of a goroutine.
    boolean isInterrupted(int g) {
        return flag[g] != NEVER && value[flag[g]] != 0;
    }

    /// Whether a goroutine no longer waits, even if it does not get what it waits for.
    boolean givesUp(int g) {
        return isInterrupted(g) || deadline[g] != NEVER && clock.hasFired(deadline[g]);
    }

    /// A goroutine is about to set a timer.
    ///
    /// @param delay nanoseconds from now
    /// @param every nanoseconds between later firings, or 0 for none
    public void pendArm(int g, int timer, long delay, long every) {
        pend(g, OperationKind.ARM, timer, delay);
        second[g] = every;
    }

    /// A goroutine has come to a select.
    public void pendSelect(int g, Alternatives cases) {
        pend(g, OperationKind.SELECT, -1, 0);
        alternatives[g] = cases;
    }

    /// A goroutine has come to an operation on a nil channel: it is pending, and never enabled.
    public void pendForEver(int g, OperationKind kind) {
        pend(g, kind, NIL, 0);
    }

    /// A goroutine has come to a wait for a condition of the program. Without a condition it is never enabled.
    public void pendAwait(int g, @Nullable BooleanSupplier holds) {
        pend(g, OperationKind.AWAIT, -1, 0);
        condition[g] = holds;
        awaiting++;
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
        ensureObject(x);
        this.type[x] = type;
        capacity[x] = parameter;
        sends[x] = type == ObjectType.QUEUE || type == ObjectType.BAG ? (int) initial : 0;
        receives[x] = 0;
        closed[x] = false;
        fedByTimer[x] = false;
        holder[x] = 0;
        announced[x] = 0;
        count[x] = type == ObjectType.LATCH ? parameter : 0;
        value[x] = initial;
    }

    /// Makes a timer that, when it fires, does what `effect` says to `target`: a goroutine that sleeps, a channel
    /// of capacity 1, or nothing yet for a function. A goroutine that it starts belongs to `program`.
    public void createTimer(int x, VirtualClock.Effect effect, int target, int program) {
        create(x, ObjectType.TIMER, 0);
        clock.define(x, effect, target, program);
        if (effect == VirtualClock.Effect.SEND) {
            fedByTimer[target] = true;
        }
    }

    /// A goroutine becomes one of another program's.
    public void enter(int g, int program) {
        this.program[g] = program;
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
        if (spinning > 0) {
            tellSpinning(footprint, from);
        }
    }

    private void tellSpinning(Labels footprint, int from) {
        for (int i = from; i < footprint.size(); i++) {
            long access = footprint.get(i);
            if (Access.mode(access) != Mode.READ) {
                for (int j = 0; j < liveCount; j++) {
                    changed[live[j]] |= object[live[j]] == Access.object(access);
                }
            }
        }
    }

    /// The pending operation of a goroutine, or `null` if it is running or has ended.
    public @Nullable OperationKind pending(int g) {
        return g < kind.length ? kind[g] : null;
    }

    /// The object of a goroutine's pending operation, or -1.
    public int pendingObject(int g) {
        return object[g];
    }

    /// The argument of a goroutine's pending operation.
    public long pendingArgument(int g) {
        return argument[g];
    }

    /// The second argument of a goroutine's pending compare-and-set.
    public long pendingSecond(int g) {
        return second[g];
    }

    /// The variable with the interrupt flag by which a goroutine gives its wait up, or [#NEVER].
    public int pendingFlag(int g) {
        return flag[g];
    }

    /// The timer by which a goroutine gives its wait up, or [#NEVER].
    public int pendingDeadline(int g) {
        return deadline[g];
    }

    /// The cases of a goroutine's pending select.
    public @Nullable Alternatives pendingAlternatives(int g) {
        return kind[g] == OperationKind.SELECT ? alternatives[g] : null;
    }

    /// The cases of the last select that a goroutine has come to, also when it has taken one; `null` if there was
    /// none.
    public @Nullable Alternatives lastAlternatives(int g) {
        return alternatives[g];
    }

    /// The result of the last operation of a goroutine; see [Result].
    public long result(int g) {
        return result[g];
    }

    /// Which alternative the last operation of a goroutine took.
    public int taken(int g) {
        return taken[g];
    }

    /// Whether anybody is known to have waited since before the clock moved, so that who goes first is not free.
    public boolean hasKnownWaiters() {
        return known > 0;
    }

    /// Whether anybody waits for a condition of the program.
    public boolean isAwaiting() {
        return awaiting > 0;
    }

    /// How many goroutines have started and not ended.
    public int liveCount() {
        return liveCount;
    }

    /// The `i`-th of the live goroutines, in order of starting.
    public int live(int i) {
        return live[i];
    }

    /// The program that a goroutine belongs to.
    public int program(int g) {
        return program[g];
    }

    /// The virtual clock.
    public VirtualClock clock() {
        return clock;
    }

    /// Who has a lock, as far as a lock has one owner: the goroutine that locked it last, or -1 if it is free.
    public int holder(int x) {
        return holder[x] - 1;
    }

    /// How many goroutines hold the read side of a readers-writer mutex.
    public int readers(int x) {
        return readers.count(x);
    }

    /// How many values a channel holds.
    public int buffered(int x) {
        return sends[x] - receives[x];
    }

    /// The value of a variable, the permits of a semaphore.
    public long value(int x) {
        return value[x];
    }

    /// The program has changed a variable without a step, in code that nobody sees.
    public void correct(int x, long now) {
        value[x] = now;
    }

    /// The program has changed how many elements a queue has, in code that nobody sees.
    public void correctBuffered(int x, int now) {
        sends[x] = receives[x] + now;
    }

    /// How many goroutines are in the queue of a condition variable and have not been woken.
    public int enqueued(int x) {
        int n = 0;
        for (int i = 0; i < liveCount; i++) {
            n += isEnqueued(live[i], x) ? 1 : 0;
        }
        return n;
    }

    /// Whether a goroutine is in the queue of a condition variable and has not been woken.
    boolean isEnqueued(int g, int x) {
        return ticket[g] != 0 && !notified[g] && condOf[g] == x;
    }

    /// How many goroutines wait to do this to an object.
    public int waiting(OperationKind what, int x) {
        int n = 0;
        for (int i = 0; i < liveCount; i++) {
            n += kind[live[i]] == what && object[live[i]] == x ? 1 : 0;
        }
        return n;
    }

    /// What a wait group counts.
    public int count(int x) {
        return count[x];
    }

    /// Whether a channel is closed.
    public boolean isClosed(int x) {
        return closed[x];
    }

    /// Whether it is a timer that sends to a channel.
    public boolean isFedByTimer(int x) {
        return fedByTimer[x];
    }

    /// The capacity of a channel.
    public int capacity(int x) {
        return capacity[x];
    }

    /// The type of an object, or `null` if there is none of that number.
    public @Nullable ObjectType type(int x) {
        return x >= 0 && x < type.length ? type[x] : null;
    }

    /// Makes this state equal to another one.
    public void copyFrom(Model other) {
        ensureGoroutine(other.kind.length - 1);
        ensureObject(other.type.length - 1);
        copy(other.kind, kind);
        copy(other.object, object);
        copy(other.argument, argument);
        copy(other.second, second);
        copy(other.flag, flag);
        copy(other.deadline, deadline);
        copy(other.alternatives, alternatives);
        copy(other.result, result);
        copy(other.taken, taken);
        copy(other.knownSince, knownSince);
        copy(other.ticket, ticket);
        copy(other.condOf, condOf);
        copy(other.notified, notified);
        copy(other.spins, spins);
        copy(other.changed, changed);
        copy(other.program, program);
        if (live.length < other.live.length) {
            live = new int[other.live.length];
        }
        copy(other.live, live);
        liveCount = other.liveCount;
        copy(other.type, type);
        copy(other.capacity, capacity);
        copy(other.sends, sends);
        copy(other.receives, receives);
        copy(other.closed, closed);
        copy(other.fedByTimer, fedByTimer);
        copy(other.holder, holder);
        copy(other.announced, announced);
        readers.copyFrom(other.readers);
        copy(other.count, count);
        copy(other.value, value);
        known = other.known;
        awaiting = other.awaiting;
        spinning = other.spinning;
        clock.copyFrom(other.clock);
    }

    private static void copy(Object from, Object to) {
        System.arraycopy(from, 0, to, 0, Array.getLength(from));
    }

    void advance(int g, int alternative, long outcome) {
        result[g] = outcome;
        taken[g] = alternative;
        leave(g);
    }

    private void leave(int g) {
        awaiting -= kind[g] == OperationKind.AWAIT ? 1 : 0;
        spinning -= isSpinning(g) ? 1 : 0;
        kind[g] = null;
        if (knownSince[g] != NOT_KNOWN) {
            knownSince[g] = NOT_KNOWN;
            known--;
        }
    }

    private void ensureGoroutine(int g) {
        if (g < kind.length) {
            return;
        }
        int size = Math.max(g + 1, 2 * kind.length);
        kind = Arrays.copyOf(kind, size);
        object = Arrays.copyOf(object, size);
        argument = Arrays.copyOf(argument, size);
        second = Arrays.copyOf(second, size);
        flag = Arrays.copyOf(flag, size);
        deadline = Arrays.copyOf(deadline, size);
        alternatives = Arrays.copyOf(alternatives, size);
        condition = Arrays.copyOf(condition, size);
        result = Arrays.copyOf(result, size);
        taken = Arrays.copyOf(taken, size);
        knownSince = Arrays.copyOf(knownSince, size);
        ticket = Arrays.copyOf(ticket, size);
        condOf = Arrays.copyOf(condOf, size);
        notified = Arrays.copyOf(notified, size);
        spins = Arrays.copyOf(spins, size);
        changed = Arrays.copyOf(changed, size);
        program = Arrays.copyOf(program, size);
    }

    private void ensureObject(int x) {
        if (x < type.length) {
            return;
        }
        int size = Math.max(x + 1, 2 * type.length);
        type = Arrays.copyOf(type, size);
        capacity = Arrays.copyOf(capacity, size);
        sends = Arrays.copyOf(sends, size);
        receives = Arrays.copyOf(receives, size);
        closed = Arrays.copyOf(closed, size);
        fedByTimer = Arrays.copyOf(fedByTimer, size);
        holder = Arrays.copyOf(holder, size);
        announced = Arrays.copyOf(announced, size);
        count = Arrays.copyOf(count, size);
        value = Arrays.copyOf(value, size);
        clock.ensure(size);
    }
}
