package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.Access;
import dev.heddle.operation.Label;
import dev.heddle.operation.Mode;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The record of one execution: its events, and what each goroutine did in its own code after them, up to its next
/// operation. That is all that is needed to carry out the same events in another order, without the program.
///
/// The next execution begins like this one, so the record of the common part stays, and is compared with what the
/// body does now: a body that does something else is not a function of the schedule.
///
/// Invariants:
///
/// - events below `kept` are those of the execution before as well, with what came after them; -1 if there was
///   none;
/// - `current[g]` is the operation that goroutine `g` waits to do, or RUNNING while its own code runs, or ENDED.
final class Trace implements Observer {
    /// The goroutine has ended.
    static final int ENDED = -2;

    private static final int RUNNING = -1;
    /// A goroutine whose next operation is not known: the execution was cut off before it got there.
    static final int UNKNOWN = -1;

    final Operations operations = new Operations();
    final MadeObjects objects = new MadeObjects();

    private final DeterministicScheduler scheduler;
    private final Footprints footprints;

    // Per event; the operations are places in `operations`.
    private long[] label = new long[64];
    private long[] footprint = new long[64];
    private long[] @Nullable [] possible = new long[64][];
    private int[] operation = new int[64];
    private int[] partnerOperation = new int[64];
    private int[] next = new int[64];
    private int[] partnerNext = new int[64];
    private int[] firstStarted = new int[64];
    /// Whether the program attempted something, of which only it can know whether it succeeds, and failed.
    private boolean[] failed = new boolean[64];

    private boolean hasInterrupts;
    private int[] operationsBefore = new int[64];
    private int[] objectsBefore = new int[64];
    private int length;
    private int kept = -1;
    /// The list of main alone.
    private int main = Operations.NONE;

    // Per goroutine.
    private int[] current = new int[16];
    private int[] lastEvent = new int[16];

    private @Nullable Goroutine parent;
    private boolean hasBeenOutside;
    private @Nullable Diverged divergence;
    /// Accesses that took a wait group below zero, each followed by the label of its event.
    private final Labels belowZero = new Labels();

    private boolean mustStartOver;

    Trace(DeterministicScheduler scheduler, Footprints footprints) {
        this.scheduler = scheduler;
        this.footprints = footprints;
    }

    /// Prepares for an execution whose first events are those of the last one, but not all of them.
    void begin(int events) {
        kept = events;
        operations.truncate(operationsBefore[events]);
        objects.truncate(objectsBefore[events]);
        length = 0;
        belowZero.clear();
        divergence = null;
        parent = null;
    }

    /// Prepares for the first execution, or for one after which nothing of the earlier ones holds any more.
    void startOver() {
        kept = -1;
        operations.truncate(0);
        objects.truncate(0);
        main = Operations.NONE;
        length = 0;
        divergence = null;
        parent = null;
        belowZero.clear();
        mustStartOver = false;
    }

    /// Whether the execution has shown that events depend on each other that did not seem to: what was explored
    /// before it may have gaps, and footprints of then do not hold now.
    boolean mustStartOver() {
        return mustStartOver;
    }

    /// The next event, which is about to be carried out, will be this one.
    ///
    /// @throws Diverged if the body has done something else than before
    void choose(Labels enabled, int choice) {
        throwIfDiverged();
        ensure();
        long chosen = enabled.get(choice);
        int g = Label.goroutine(chosen);
        if (length >= kept) {
            label[length] = chosen;
            operationsBefore[length] = operations.size();
            objectsBefore[length] = objects.size();
            next[length] = UNKNOWN;
            partnerNext[length] = UNKNOWN;
            firstStarted[length] = Operations.NONE;
            possible[length] = scheduler.model().isAwaiting() ? enabled.toArray(0) : null;
        }
        if (g == Label.CLOCK) {
            operation[length] = Operations.NONE;
            partnerOperation[length] = Operations.NONE;
            return;
        }
        if (current[g] == RUNNING) {
            pendedOutside(g);
        }
        int partner = Label.partner(chosen);
        operation[length] = current[g];
        partnerOperation[length] = partner == Label.ALONE ? Operations.NONE : current[partner];
    }

    /// A goroutine that waited outside can go on: nobody has told of that operation.
    private void pendedOutside(int g) {
        hasBeenOutside = true;
        if (length >= kept) {
            current[g] = operations.add(scheduler.model(), g, lastEvent[g]);
            setNext(lastEvent[g], g, current[g]);
        } else {
            current[g] = nextOf(lastEvent[g], g);
        }
    }

    void throwIfDiverged() {
        if (divergence != null) {
            throw divergence;
        }
    }

    @Override
    public void executed(long executed, Labels touched) {
        long code = footprints.code(touched);
        if (length >= kept) {
            footprint[length] = code;
            failed[length] = isFailure(Label.goroutine(executed));
        } else if (footprint[length] != code) {
            diverge("the same effect as before", "another one");
        }
        rememberIfBelowZero(executed, touched);
        run(Label.goroutine(executed));
        run(Label.partner(executed));
        length++;
    }

    private void rememberIfBelowZero(long executed, Labels touched) {
        for (int i = 0; i < touched.size(); i++) {
            if (Access.mode(touched.get(i)) == Mode.WG_NEGATIVE) {
                belowZero.add(touched.get(i));
                belowZero.add(executed);
            }
        }
    }

    /// The execution is over. If a wait group went below zero in it, and several goroutines add to that one, who of
    /// them takes it there depends on an order that nothing has explored.
    void finish() {
        for (int i = 0; i < belowZero.size(); i += 2) {
            int waitGroup = Access.object(belowZero.get(i));
            if (!scheduler.identities().isBelowZero(waitGroup)
                    && isAddedToByAnother(waitGroup, Label.goroutine(belowZero.get(i + 1)))) {
                scheduler.identities().markBelowZero(waitGroup);
                mustStartOver = true;
            }
        }
    }

    private boolean isAddedToByAnother(int waitGroup, int g) {
        for (int op = 0; op < operations.size(); op++) {
            if (operations.kind(op) == OperationKind.ADD
                    && operations.object(op) == waitGroup
                    && operations.goroutine(op) != g) {
                return true;
            }
        }
        return false;
    }

    private boolean isFailure(int g) {
        return g != Label.CLOCK
                && (scheduler.schedule().lastKind() == OperationKind.COMPARE_AND_SET
                        || scheduler.schedule().lastKind() == OperationKind.REMOVE)
                && scheduler.model().result(g) == Result.NO;
    }

    private void run(int g) {
        if (g == Label.CLOCK || g == Label.ALONE) {
            return;
        }
        current[g] = RUNNING;
        lastEvent[g] = length;
    }

    @Override
    public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
        if (lastEvent[by.id()] >= kept) {
            objects.add(scheduler.model(), object, type, parameter, by.id());
        }
    }

    @Override
    public void spawned(@Nullable Goroutine by, Goroutine child) {
        parent = by;
    }

    @Override
    public void pended(Goroutine g) {
        int id = g.id();
        ensureGoroutine(id);
        var model = scheduler.model();
        if (model.pending(id) == OperationKind.START) {
            started(id);
            return;
        }
        hasInterrupts |= model.pending(id) == OperationKind.INTERRUPT;
        int event = lastEvent[id];
        if (event >= kept) {
            current[id] = operations.add(model, id, event);
            setNext(event, id, current[id]);
        } else {
            current[id] = nextOf(event, id);
            if (current[id] < 0 || !operations.isSame(current[id], model, id)) {
                diverge(expected(id, current[id]), text(id));
                current[id] = RUNNING;
            }
        }
    }

    /// Main, before everything; the child of a goroutine, which is in its own code after its last event; or what a
    /// timer starts in the event that is under way.
    private void started(int id) {
        int event = id == Identities.MAIN ? -1 : parent == null ? length : lastEvent[parent.id()];
        boolean again = event < kept;
        current[id] = again ? find(event, id) : operations.add(scheduler.model(), id, event);
        if (current[id] < 0) {
            diverge("no goroutine \"" + path(id) + "\" to start", "it started");
        } else if (!again && event >= 0) {
            operations.setNextSibling(current[id], firstStarted[event]);
            firstStarted[event] = current[id];
        } else if (!again) {
            main = current[id];
        }
    }

    private int find(int event, int id) {
        int op = firstStarted(event);
        while (op != Operations.NONE && operations.goroutine(op) != id) {
            op = operations.nextSibling(op);
        }
        return op;
    }

    @Override
    public void ended(Goroutine g) {
        int id = g.id();
        if (current[id] != RUNNING) {
            // Ended by somebody else, while it waited.
            current[id] = ENDED;
            return;
        }
        current[id] = ENDED;
        int event = lastEvent[id];
        if (event >= kept) {
            setNext(event, id, ENDED);
        } else if (nextOf(event, id) != ENDED) {
            diverge(expected(id, nextOf(event, id)), "goroutine \"" + path(id) + "\" to end");
        }
    }

    private void setNext(int event, int g, int op) {
        if (Label.goroutine(label[event]) == g) {
            next[event] = op;
        } else {
            partnerNext[event] = op;
        }
    }

    private int nextOf(int event, int g) {
        return Label.goroutine(label[event]) == g ? next[event] : partnerNext[event];
    }

    // ---- divergence ----

    private void diverge(String expected, String found) {
        if (divergence == null) {
            divergence = new Diverged(length + 1, expected, found);
        }
    }

    private String expected(int g, int op) {
        return op < 0 ? "goroutine \"" + path(g) + "\" to end" : description(op);
    }

    /// An operation as a person reads it.
    String description(int op) {
        return "goroutine \"" + path(operations.goroutine(op)) + "\" to "
                + operations.kind(op).text();
    }

    private String text(int g) {
        var kind = scheduler.model().pending(g);
        return "goroutine \"" + path(g) + "\" to " + (kind == null ? "run" : kind.text());
    }

    private String path(int g) {
        return scheduler.identities().path(g);
    }

    // ---- what was recorded ----

    /// How many events there are so far.
    int length() {
        return length;
    }

    long label(int event) {
        return label[event];
    }

    long footprint(int event) {
        return footprint[event];
    }

    /// What was possible instead of an event, if somebody was waiting for a condition, which only the program
    /// itself can evaluate; else `null`.
    long @Nullable [] possible(int event) {
        return possible[event];
    }

    /// The operation that the goroutine of an event, the sender of a rendezvous, did in it.
    int operation(int event) {
        return operation[event];
    }

    /// The operation of the receiver.
    int partnerOperation(int event) {
        return partnerOperation[event];
    }

    /// The operation that the goroutine of an event came to afterwards, or [#ENDED], or [#UNKNOWN].
    int next(int event) {
        return next[event];
    }

    /// The operation that the receiver came to afterwards, or [#ENDED], or [#UNKNOWN].
    int partnerNext(int event) {
        return partnerNext[event];
    }

    /// The first operation in the list of those with which the goroutines start that were started after an event,
    /// by its goroutines or by the timers that it fired; -1 stands for the beginning.
    int firstStarted(int event) {
        return event < 0 ? main : firstStarted[event];
    }

    /// Whether an object could not be named alike in every execution, so that two may have been taken for one.
    boolean isAmbiguous() {
        return scheduler.identities().isAmbiguous();
    }

    /// Whether an event was an attempt that failed.
    boolean hasFailed(int event) {
        return failed[event];
    }

    /// Whether anybody has interrupted anybody, in any execution so far.
    boolean hasInterrupts() {
        return hasInterrupts;
    }

    /// Whether somebody has waited in code that the scheduler does not see, in any execution so far: when such a
    /// goroutine comes back is no choice of the search.
    boolean hasBeenOutside() {
        return hasBeenOutside;
    }

    private void ensure() {
        if (length < label.length) {
            return;
        }
        int size = 2 * length;
        label = Arrays.copyOf(label, size);
        footprint = Arrays.copyOf(footprint, size);
        possible = Arrays.copyOf(possible, size);
        operation = Arrays.copyOf(operation, size);
        partnerOperation = Arrays.copyOf(partnerOperation, size);
        next = Arrays.copyOf(next, size);
        partnerNext = Arrays.copyOf(partnerNext, size);
        firstStarted = Arrays.copyOf(firstStarted, size);
        failed = Arrays.copyOf(failed, size);
        operationsBefore = Arrays.copyOf(operationsBefore, size);
        objectsBefore = Arrays.copyOf(objectsBefore, size);
    }

    private void ensureGoroutine(int g) {
        if (g >= current.length) {
            int size = Math.max(g + 1, 2 * current.length);
            current = Arrays.copyOf(current, size);
            lastEvent = Arrays.copyOf(lastEvent, size);
        }
    }
}
