package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Footprints;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;

/// The state after some of the events of an execution, in an order in which they did not happen, without running
/// the program: events are carried out in a [Model] of our own, and what goroutines did between them is in the
/// [Trace].
///
/// That is right as long as the events are closed under happens-before: a goroutine then gets the same results as
/// in the execution, so it comes to the same next operation.
final class ShadowState {
    final Model model;

    private final Trace trace;
    private final Labels scratch = new Labels();

    ShadowState(Identities identities, boolean racing, Trace trace) {
        this.model = new Model(identities, racing);
        this.trace = trace;
    }

    /// The state before the first event.
    void begin() {
        model.reset();
        trace.objects.createIn(model);
        startAll(trace.firstStarted(-1), false);
    }

    void copyFrom(ShadowState other) {
        model.copyFrom(other.model);
    }

    /// Carries out an event of the execution, and what its goroutines did after it.
    void execute(int event) {
        long label = trace.label(event);
        int g = Label.goroutine(label);
        scratch.clear();
        if (trace.hasFailed(event)) {
            model.fail(g);
        }
        model.execute(label, scratch);
        // Who starts somebody in its own code does so before it comes to its next operation.
        startAll(trace.firstStarted(event), g == Label.CLOCK);
        if (g == Label.CLOCK) {
            return;
        }
        goOn(g, trace.next(event));
        int partner = Label.partner(label);
        if (partner != Label.ALONE) {
            goOn(partner, trace.partnerNext(event));
        }
    }

    /// The footprint that a transition has here. It leaves this state in a mess.
    long footprint(long label, Footprints footprints) {
        scratch.clear();
        model.execute(label, scratch);
        return footprints.code(scratch);
    }

    private void goOn(int g, int op) {
        if (op == Trace.ENDED) {
            model.end(g);
        } else if (op != Trace.UNKNOWN) {
            trace.operations.pendIn(model, op);
        }
    }

    /// A timer that fires has started its goroutine already.
    private void startAll(int first, boolean byTimer) {
        for (int op = first; op != Operations.NONE && !byTimer; op = trace.operations.nextSibling(op)) {
            trace.operations.spawnIn(model, op);
        }
    }
}
