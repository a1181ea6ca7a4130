package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.model.Result;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the [Trace] of an execution while that runs.
///
/// The next execution begins like this one, so the record of the common part stays, and is compared with what the
/// body does now: a body that does something else is not a function of the schedule.
///
/// Invariant: `current[g]` is the operation that goroutine `g` waits to do, or RUNNING while its own code runs, or
/// ENDED.
final class TraceRecorder implements Observer {
    private static final int RUNNING = -1;

    private final DeterministicScheduler scheduler;
    private final Footprints footprints;
    private final Trace trace;
    private final BelowZero belowZero;

    // Per goroutine.
    private int[] current = new int[16];
    private int[] lastEvent = new int[16];

    private @Nullable Goroutine parent;
    private boolean hasBeenOutside;
    private @Nullable Diverged divergence;

    TraceRecorder(DeterministicScheduler scheduler, Footprints footprints, Trace trace) {
        this.scheduler = scheduler;
        this.footprints = footprints;
        this.trace = trace;
        this.belowZero = new BelowZero(scheduler.identities());
    }

    /// Prepares for an execution whose first events are those of the last one, but not all of them.
    void begin(int events) {
        trace.keep(events);
        forget();
    }

    /// Prepares for the first execution, or for one after which nothing of the earlier ones holds any more.
    void startOver() {
        trace.clear();
        forget();
        belowZero.startOver();
    }

    private void forget() {
        belowZero.clear();
        divergence = null;
        parent = null;
    }

    /// Whether the execution has shown that events depend on each other that did not seem to: what was explored
    /// before it may have gaps, and footprints of then do not hold now.
    boolean mustStartOver() {
        return belowZero.mustStartOver();
    }

    /// The execution is over.
    void finish() {
        belowZero.finish(trace.operations);
    }

    /// The next event, which is about to be carried out, will be this one.
    ///
    /// @throws Diverged if the body has done something else than before
    void choose(Labels enabled, int choice) {
        throwIfDiverged();
        long chosen = enabled.get(choice);
        int g = Label.goroutine(chosen);
        if (!trace.isKept(trace.length())) {
            trace.begin(chosen, scheduler.model().isAwaiting() ? enabled.toArray(0) : null);
        }
        if (g == Label.CLOCK) {
            trace.setOperations(Operations.NONE, Operations.NONE);
            return;
        }
        if (current[g] == RUNNING) {
            pendedOutside(g);
        }
        int partner = Label.partner(chosen);
        trace.setOperations(current[g], partner == Label.ALONE ? Operations.NONE : current[partner]);
    }

    /// A goroutine that waited outside can go on: nobody has told of that operation.
    private void pendedOutside(int g) {
        hasBeenOutside = true;
        if (trace.isKept(trace.length())) {
            current[g] = trace.nextOf(lastEvent[g], g);
        } else {
            current[g] = trace.operations.add(scheduler.model(), g, lastEvent[g]);
            trace.setNext(lastEvent[g], g, current[g]);
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
        if (!trace.isKept(trace.length())) {
            trace.setEffect(code, isFailure(Label.goroutine(executed)));
        } else if (trace.footprint(trace.length()) != code) {
            diverge("the same effect as before", "another one");
        }
        belowZero.executed(executed, touched);
        run(Label.goroutine(executed));
        run(Label.partner(executed));
        trace.advance();
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
        lastEvent[g] = trace.length();
    }

    @Override
    public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
        if (!trace.isKept(lastEvent[by.id()])) {
            trace.objects.add(scheduler.model(), object, type, parameter, by.id());
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
        if (model.pending(id) == OperationKind.INTERRUPT) {
            trace.setHasInterrupts();
        }
        int event = lastEvent[id];
        if (!trace.isKept(event)) {
            current[id] = trace.operations.add(model, id, event);
            trace.setNext(event, id, current[id]);
            return;
        }
        current[id] = trace.nextOf(event, id);
        if (current[id] < 0 || !trace.operations.isSame(current[id], model, id)) {
            diverge(expected(id, current[id]), text(id));
            current[id] = RUNNING;
        }
    }

    /// Main, before everything; the child of a goroutine, which is in its own code after its last event; or what a
    /// timer starts in the event that is under way.
    private void started(int id) {
        int event = id == Identities.MAIN ? -1 : parent == null ? trace.length() : lastEvent[parent.id()];
        if (!trace.isKept(event)) {
            current[id] = trace.operations.add(scheduler.model(), id, event);
            trace.setStarted(event, current[id]);
            return;
        }
        current[id] = trace.started(event, id);
        if (current[id] < 0) {
            diverge("no goroutine \"" + path(id) + "\" to start", "it started");
        }
    }

    @Override
    public void ended(Goroutine g) {
        int id = g.id();
        boolean byItself = current[id] == RUNNING; // and not ended by somebody else, while it waited
        current[id] = Trace.ENDED;
        if (!byItself) {
            return;
        }
        int event = lastEvent[id];
        if (!trace.isKept(event)) {
            trace.setNext(event, id, Trace.ENDED);
        } else if (trace.nextOf(event, id) != Trace.ENDED) {
            diverge(expected(id, trace.nextOf(event, id)), "goroutine \"" + path(id) + "\" to end");
        }
    }

    private void ensureGoroutine(int g) {
        if (g >= current.length) {
            int size = Math.max(g + 1, 2 * current.length);
            current = Arrays.copyOf(current, size);
            lastEvent = Arrays.copyOf(lastEvent, size);
        }
    }

    // ---- divergence ----

    private void diverge(String expected, String found) {
        if (divergence == null) {
            divergence = new Diverged(trace.length() + 1, expected, found);
        }
    }

    private String expected(int g, int op) {
        return op < 0 ? "goroutine \"" + path(g) + "\" to end" : description(op);
    }

    /// An operation as a person reads it.
    String description(int op) {
        return "goroutine \"" + path(trace.operations.goroutine(op)) + "\" to "
                + trace.operations.kind(op).text();
    }

    private String text(int g) {
        var kind = scheduler.model().pending(g);
        return "goroutine \"" + path(g) + "\" to " + (kind == null ? "run" : kind.text());
    }

    private String path(int g) {
        return scheduler.identities().path(g);
    }

    // ---- what is known of all executions so far ----

    /// Whether an object could not be named alike in every execution, so that two may have been taken for one.
    boolean isAmbiguous() {
        return scheduler.identities().isAmbiguous();
    }

    /// Whether somebody has waited in code that the scheduler does not see, in any execution so far: when such a
    /// goroutine comes back is no choice of the search.
    boolean hasBeenOutside() {
        return hasBeenOutside;
    }
}
