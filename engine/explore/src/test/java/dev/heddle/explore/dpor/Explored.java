package dev.heddle.explore.dpor;

import dev.heddle.model.Identities;
import dev.heddle.model.Labels;
import dev.heddle.model.ObjectType;
import dev.heddle.scheduler.Body;
import dev.heddle.scheduler.DeterministicScheduler;
import dev.heddle.scheduler.Goroutine;
import dev.heddle.scheduler.Observer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Every trace of a program that the search explores, with the library itself.
final class Explored {
    private static final int STEPS = 1_000;

    private final Names names;
    private final DeterministicScheduler scheduler;
    private final OptimalDpor search;
    private final Body body;
    private final Supplier<String> outcome;

    /// Each trace with the way it ends.
    final Map<String, String> traces = new HashMap<>();
    long executions;
    long duplicates;
    boolean otherEnd;
    /// How often more turned out to depend on each other than was known; counting began anew then.
    int startedOver;

    /// Explores a program; its traces are those of [BruteForce].
    Explored(Program program, long seed) {
        this(program, new Identities(), seed);
    }

    /// A worker, of those that share the identities.
    Explored(Program program, Identities identities, long seed) {
        names = new Names();
        scheduler = new DeterministicScheduler(identities, program.racing(), 0);
        search = new OptimalDpor(scheduler, seed);
        var interpreter = new Interpreter(program, names);
        body = interpreter::main;
        outcome = interpreter::outcome;
    }

    /// Explores any body; its traces are those of an [Enumeration] with the same identities.
    ///
    /// @param outcome how the last execution has ended
    Explored(Body body, Supplier<String> outcome, Identities identities, boolean racing, long seed) {
        names = Names.byNumber();
        scheduler = new DeterministicScheduler(identities, racing, 0);
        search = new OptimalDpor(scheduler, seed);
        this.body = body;
        this.outcome = outcome;
    }

    OptimalDpor search() {
        return search;
    }

    /// Whether it matters for some wait group in which order it is counted up and down.
    boolean hasIrregular() {
        return anyObject(scheduler.identities()::isIrregular);
    }

    boolean hasBelowZero() {
        return anyObject(scheduler.identities()::isBelowZero);
    }

    private boolean anyObject(IntPredicate condition) {
        return IntStream.range(0, scheduler.identities().objects()).anyMatch(condition);
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
            execute();
        }
        return true;
    }

    /// Explores a part of the search, with so many executions at most.
    Answer explore(Subtree subtree, long most) {
        var answer = new Answer[1];
        scheduler.drive(() -> {
            search.start(subtree);
            for (long number = 0; number < most && search.begin(number); number++) {
                execute();
            }
            answer[0] = search.stop(subtree);
        });
        return answer[0];
    }

    private void execute() {
        try {
            var observer = new NamesTimers(search.observer());
            var ending = scheduler.execute(body, search, STEPS, true, observer);
            record();
            search.end(scheduler, ending);
            if (search.mustStartOver()) {
                traces.clear();
                executions = 0;
                duplicates = 0;
                otherEnd = false;
                startedOver++;
            }
        } finally {
            scheduler.unwind();
        }
    }

    private void record() {
        var trace = search.trace;
        var footprints = search.footprints;
        var labels = new long[trace.length()];
        var touched = new long[trace.length()];
        for (int i = 0; i < trace.length(); i++) {
            labels[i] = trace.label(i);
            touched[i] = trace.footprint(i);
        }
        var key = names.canonical(labels, touched, trace.length(), search.dependence);
        var end = outcome.get();
        executions++;
        var before = traces.put(key, end);
        duplicates += before == null ? 0 : 1;
        otherEnd |= before != null && !before.equals(end);
    }

    /// Tells the search everything, and names the timers.
    private final class NamesTimers implements Observer {
        private final Observer search;
        private final int[] made = new int[Names.MOST];

        NamesTimers(Observer search) {
            this.search = search;
        }

        @Override
        public void created(Goroutine by, int object, ObjectType type, int parameter, @Nullable String name) {
            search.created(by, object, type, parameter, name);
            if (type == ObjectType.TIMER && !names.isByNumber()) {
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
