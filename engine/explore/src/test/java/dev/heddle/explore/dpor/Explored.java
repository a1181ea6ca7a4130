package dev.heddle.explore.dpor;

import dev.heddle.explore.strategy.Dependence;
import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every trace of a [Program] that the search explores, with the library itself.
final class Explored {
    private static final int LONGEST = 64;
    private static final int STEPS = 1_000;

    private final Names names = new Names();
    private final Identities identities = new Identities();
    private final DeterministicScheduler scheduler;
    private final OptimalDpor search;
    private final Interpreter interpreter;

    /// Each trace with the way it ends.
    final Map<String, String> traces = new HashMap<>();
    long executions;
    long duplicates;
    boolean otherEnd;

    Explored(Program program, long seed) {
        scheduler = new DeterministicScheduler(identities, program.racing(), 0);
        search = new OptimalDpor(scheduler, seed);
        interpreter = new Interpreter(program, names);
    }

    OptimalDpor search() {
        return search;
    }

    /// False if there are too many.
    boolean run(long most) {
        var within = new boolean[1];
        scheduler.drive(() -> within[0] = executeAll(most));
        return within[0];
    }

    private boolean executeAll(long most) {
        for (long number = 0; search.begin(number); number++) {
            if (number == most) {
                return false;
            }
            try {
                var observer = new NamesTimers(search.observer());
                var ending = scheduler.execute(interpreter::main, search, STEPS, true, observer);
                record();
                search.end(scheduler, ending);
            } finally {
                scheduler.unwind();
            }
        }
        return true;
    }

    private void record() {
        var trace = search.trace;
        var footprints = search.footprints;
        var labels = new long[LONGEST];
        var touched = new long[LONGEST];
        for (int i = 0; i < trace.length(); i++) {
            labels[i] = trace.label(i);
            touched[i] = trace.footprint(i);
        }
        var dependence = new Dependence(scheduler.model(), footprints);
        var key = names.canonical(labels, touched, trace.length(), dependence);
        var outcome = interpreter.outcome();
        executions++;
        var before = traces.put(key, outcome);
        duplicates += before == null ? 0 : 1;
        otherEnd |= before != null && !before.equals(outcome);
    }

    /// Tells the search everything, and names the timers.
    private final class NamesTimers implements Observer {
        private final Observer search;
        private final int[] made = new int[64];

        NamesTimers(Observer search) {
            this.search = search;
            Arrays.fill(made, 0);
        }

        @Override
        public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
            search.created(by, object, type, parameter, name);
            if (type == ObjectType.TIMER) {
                names.timer(object, names.of(by.id()), made[by.id()]++);
            }
        }

        @Override
        public void spawned(@Nullable Goroutine by, Goroutine child) {
            search.spawned(by, child);
        }

        @Override
        public void pended(Goroutine g) {
            search.pended(g);
        }

        @Override
        public void executed(long label, Labels footprint) {
            search.executed(label, footprint);
        }

        @Override
        public void ended(Goroutine g) {
            search.ended(g);
        }
    }
}
