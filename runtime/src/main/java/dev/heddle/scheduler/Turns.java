package dev.heddle.scheduler;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;
import dev.heddle.operation.Label;
import dev.heddle.operation.OperationKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whose turn it is: asks for the next transition and carries it out, until it needs a goroutine to run.
///
/// Invariant: while anybody has to run after a transition, nothing more is chosen.
final class Turns {
    private final DeterministicScheduler scheduler;
    private final Model model;
    private final ScheduleSoFar schedule;
    private final EndingSoFar ending;
    private final Outside outside;
    private final Labels footprint = new Labels();
    private @Nullable Chooser chooser;
    private @Nullable RuntimeException chooserThrew;
    private int maxSteps;
    /// How often plain memory was accessed since the last transition.
    private int accesses;
    /// Who has to run; the last of them first.
    private Goroutine[] toRun = new Goroutine[8];

    private int toRunCount;

    Turns(DeterministicScheduler scheduler, EndingSoFar ending, Outside outside) {
        this.scheduler = scheduler;
        this.model = scheduler.model();
        this.schedule = scheduler.schedule();
        this.ending = ending;
        this.outside = outside;
    }

    void begin(Chooser chooser, int maxSteps) {
        this.chooser = chooser;
        this.maxSteps = maxSteps;
        chooserThrew = null;
        toRunCount = 0;
    }

    /// What the chooser throws is the driver's business, not that of the goroutine on whose thread it was asked.
    void rethrow() {
        var thrown = chooserThrew;
        if (thrown != null) {
            throw thrown;
        }
    }

    /// How many accesses there were to plain memory since the last transition, with one more.
    int countAccess() {
        return ++accesses;
    }

    void forgetAccesses() {
        accesses = 0;
    }

    void nobodyHasToRun() {
        toRunCount = 0;
    }

    /// A goroutine has to run; whoever is wanted last runs first.
    void wantToRun(Goroutine g) {
        if (toRunCount == toRun.length) {
            toRun = Arrays.copyOf(toRun, 2 * toRunCount);
        }
        toRun[toRunCount++] = g;
    }

    /// Carries out transitions until somebody has to run, and says who; `null` if the driver has to look.
    @Nullable
    Goroutine next() {
        while (true) {
            if (ending.is(Ending.How.STOPPED)) {
                toRunCount = 0;
            }
            if (toRunCount > 0) {
                var g = toRun[--toRunCount];
                scheduler.running = g;
                return g;
            }
            int choice = ending.isReached() ? Chooser.CUT : choose();
            if (choice == Chooser.CUT) {
                scheduler.running = null;
                return null;
            }
            carryOut(schedule.enabled.get(choice));
        }
    }

    /// The place of the next transition among those that are possible, or [Chooser#CUT] if there is none; the
    /// ending then says why.
    private int choose() {
        outside.collect();
        var enabled = schedule.enabled;
        model.enabled(enabled);
        if (enabled.isEmpty()) {
            ending.reach(outside.isEmpty() ? Ending.How.QUIET : Ending.How.OUTSIDE);
            return Chooser.CUT;
        }
        if (schedule.size() >= maxSteps) {
            ending.reach(Ending.How.STEP_LIMIT);
            return Chooser.CUT;
        }
        int choice = ask(enabled);
        if (choice == Chooser.CUT) {
            ending.reach(Ending.How.CUT);
        } else {
            int g = Label.goroutine(enabled.get(choice));
            schedule.add(choice, g == Label.CLOCK ? null : model.pending(g));
        }
        return choice;
    }

    private int ask(Labels enabled) {
        try {
            return chooser == null ? 0 : chooser.choose(enabled, scheduler);
        } catch (RuntimeException e) {
            chooserThrew = e;
            return Chooser.CUT;
        }
    }

    private void carryOut(long label) {
        int id = Label.goroutine(label);
        accesses = 0;
        footprint.clear();
        if (id == Label.CLOCK) {
            model.execute(label, footprint);
            scheduler.timers().fire();
        } else {
            carryOut(label, scheduler.goroutine(id));
        }
        var observer = scheduler.observer;
        if (observer != null) {
            observer.executed(label, footprint);
        }
    }

    private void carryOut(long label, Goroutine g) {
        int id = g.id();
        var kind = model.pending(id);
        if (kind == OperationKind.END_PROGRAM) {
            wantToRun(g);
            scheduler.goroutines().endProgram(g);
            model.execute(label, footprint);
            return;
        }
        model.execute(label, footprint);
        if (kind == OperationKind.ADD || kind == OperationKind.WAIT) {
            scheduler.raceSigns().sawWaitGroup(id, kind, model.pendingObject(id));
        }
        int partner = Label.partner(label);
        if (partner != Label.ALONE) {
            var receiver = scheduler.goroutine(partner);
            receiver.handOver(g.offered(Label.alternative(label)));
            wantToRun(receiver);
        }
        wantToRun(g);
        schedule.ran(id);
        if (kind == OperationKind.RETURN) {
            outside.returned(g);
        }
    }
}
