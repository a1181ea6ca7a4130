package dev.heddle.explore;

import dev.heddle.GoBody;
import dev.heddle.explore.dpor.OptimalDpor;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.report.Contrast;
import dev.heddle.explore.report.Coverage;
import dev.heddle.explore.report.LeftoverNotes;
import dev.heddle.explore.report.PlainMemory;
import dev.heddle.explore.strategy.DepthFirst;
import dev.heddle.explore.strategy.Diverged;
import dev.heddle.explore.strategy.PreemptionBounded;
import dev.heddle.explore.strategy.Samplers;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Identities;
import dev.heddle.probe.Watching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// One search: runs executions until the strategy has no more, the budget is spent, or a failure is found.
final class SearchLoop {
    private static final long SECOND = 1_000_000_000L;
    /// A fifth of the budget of [Strategy.Auto] goes to exhaustive search.
    private static final int EXHAUSTIVE_SHARE = 5;

    private final Settings settings;
    private final GoBody body;
    private final Identities identities = new Identities();
    private final Runner runner;
    private final Findings findings;
    /// The plain memory whose accesses are steps: only grows.
    private final Set<Integer> racy = new TreeSet<>();
    private final long started = System.nanoTime();
    private final Consumer<Progress> listener;
    private final ProgressLine line = ProgressLine.onTerminal("");
    private long toldAt = started;
    private long redundant;
    private double estimate = -1;
    private boolean exhaustive;
    private String strategy = "";
    private final List<String> notes = new ArrayList<>();

    SearchLoop(Settings settings, GoBody body) {
        this.settings = settings;
        this.body = body;
        this.runner =
                new Runner(settings, body, settings.workers() == 1 ? identities : identities.forAnotherThread(), racy);
        this.findings = new Findings(settings);
        this.listener = settings.listener() == Settings.NOBODY ? line : settings.listener();
    }

    Exploration explore() {
        HeldOutput.begin();
        try {
            runner.scheduler().drive(this::runPhases);
        } finally {
            HeldOutput.end();
            line.close();
        }
        return result();
    }

    /// Runs the phases; all anew, with the accesses to it as steps, whenever memory is found that races and may.
    private void runPhases() {
        phases().forEach(this::run);
        for (var found = findings.startOver(); !found.isEmpty() && !isTimeUp(); found = findings.startOver()) {
            racy.addAll(found);
            runner.interleave(racy);
            redundant = 0;
            phases().forEach(this::run);
        }
    }

    private boolean isTimeUp() {
        return elapsed() >= settings.budget().toNanos();
    }

    /// @param nearest whether to go on where the body does something else than it did
    Exploration replay(ReplayToken token, boolean nearest) {
        strategy = nearest ? "replay of the nearest" : "replay";
        HeldOutput.begin();
        try {
            runner.scheduler().drive(() -> {
                var looked = runner.secondLook().replay(token, nearest ? this::noteDifference : null);
                findings.count(new Counts(1, 0, looked.steps()));
                findings.add(looked.failure());
            });
        } finally {
            HeldOutput.end();
        }
        return result();
    }

    /// Looks for the schedule that passes and differs least from the one that a token stands for.
    Contrast contrast(ReplayToken token) {
        var found = new Contrast[1];
        HeldOutput.begin();
        try {
            runner.scheduler().drive(() -> found[0] = runner.nearestPassing().find(token));
        } finally {
            HeldOutput.end();
        }
        return found[0];
    }

    private void noteDifference(Diverged first) {
        notes.add("the body has been edited since the token was made: step " + first.step() + " was "
                + first.expected() + ", and now there is " + first.found().replace("\n", " or ")
                + "; the replay went on from there with what is nearest");
    }

    private Exploration result() {
        findings.addSwallowers(runner.scheduler().swallowers());
        if (!findings.swallowers().isEmpty()) {
            notes.add("goroutines that swallow the error that ends them were left parked: " + findings.swallowers()
                    + "; code that catches Throwable must throw Errors on");
        }
        findings.addLeftovers(runner.leftovers());
        notes.addAll(LeftoverNotes.of(findings.leftovers()));
        findings.others().forEach(runner.collector()::add);
        var counts = findings.counts();
        return new Exploration(
                findings.failures(),
                findings.foundAt(),
                new Coverage(
                        counts.executions(),
                        redundant,
                        counts.inconclusive(),
                        counts.steps(),
                        exhaustive && counts.inconclusive() == 0,
                        estimate,
                        Duration.ofNanos(System.nanoTime() - started),
                        strategy,
                        settings.seed(),
                        plainMemory(),
                        notes,
                        runner.collector().seen(),
                        -1),
                new Again.OfBody(settings, body));
    }

    private PlainMemory plainMemory() {
        if (settings.races() == Races.IGNORE) {
            return PlainMemory.IGNORED;
        }
        return runner.scheduler().hasPlainMemory()
                        || Watching.isRewritten(body.getClass())
                        || Watching.hasRewritten(Thread.currentThread().getContextClassLoader())
                ? PlainMemory.WATCHED
                : PlainMemory.NOT_WATCHED;
    }

    /// A strategy with its part of the budget.
    ///
    /// @param name   what a report calls it
    /// @param search makes the search, for each worker one
    /// @param parts  what of it can be shared out
    private record Phase(String name, Supplier<Search> search, Parts parts, long executions, long nanos) {
        boolean samples() {
            return parts == Parts.EXECUTIONS;
        }
    }

    private enum Parts {
        /// Execution i is a function of the seed and i.
        EXECUTIONS,
        /// Parts of the tree of schedules; see [Subtrees].
        SUBTREES,
        NONE
    }

    private List<Phase> phases() {
        long all = settings.executions();
        long time = settings.budget().toNanos();
        long seed = settings.seed();
        return switch (settings.strategy()) {
            case Strategy.Auto _ -> {
                long share = Math.max(1, all / EXHAUSTIVE_SHARE);
                yield List.of(
                        new Phase("dpor", () -> dpor(seed), Parts.SUBTREES, share, time / EXHAUSTIVE_SHARE),
                        new Phase("portfolio", () -> Samplers.portfolio(seed), Parts.EXECUTIONS, all - share, time));
            }
            case Strategy.Dpor _ -> List.of(new Phase("dpor", () -> dpor(seed), Parts.SUBTREES, all, time));
            case Strategy.DepthFirst _ -> List.of(depthFirst(all, time));
            case Strategy.Portfolio _ -> sampling("portfolio", () -> Samplers.portfolio(seed));
            case Strategy.Random _ -> sampling("random", () -> Samplers.random(seed));
            case Strategy.Pct(int depth) -> sampling("pct depth " + depth, () -> Samplers.pct(seed, depth));
            case Strategy.Pos _ -> sampling("pos", () -> Samplers.pos(seed));
            case Strategy.Urw _ -> sampling("urw", () -> Samplers.urw(seed));
        };
    }

    private Phase depthFirst(long executions, long nanos) {
        int bound = settings.preemptions();
        return bound < 0
                ? new Phase("depth first", DepthFirst::new, Parts.NONE, executions, nanos)
                : new Phase(
                        "depth first, at most " + bound + (bound == 1 ? " preemption" : " preemptions"),
                        () -> new PreemptionBounded(bound),
                        Parts.NONE,
                        executions,
                        nanos);
    }

    private Search dpor(long seed) {
        return new OptimalDpor(runner.scheduler(), seed);
    }

    private List<Phase> sampling(String name, Supplier<Search> search) {
        return List.of(new Phase(
                name,
                search,
                Parts.EXECUTIONS,
                settings.executions(),
                settings.budget().toNanos()));
    }

    private void run(Phase phase) {
        if (findings.isDone()) {
            return;
        }
        strategy = phase.name();
        long from = phase.samples() ? settings.shard().from(phase.executions()) : 0;
        long to = phase.samples() ? settings.shard().to(phase.executions()) : Long.MAX_VALUE;
        BooleanSupplier timeIsUp = () -> elapsed() >= phase.nanos();
        if (settings.workers() == 1 || phase.parts() == Parts.NONE) {
            runAlone(phase, from, to);
        } else if (phase.samples()) {
            new Workers(settings, body, racy, phase.search(), from, to, findings, timeIsUp, this::tell).run(runner);
        } else {
            var subtrees =
                    new Subtrees(settings, body, identities, racy, phase.executions(), findings, timeIsUp, this::tell);
            subtrees.run(runner);
            isOver(subtrees.isExhausted());
            redundant += subtrees.redundant();
            estimate = exhaustive ? 0 : subtrees.estimatedRemaining();
        }
    }

    private void isOver(boolean covered) {
        exhaustive = covered;
        if (covered) {
            findings.finish();
        }
    }

    private void runAlone(Phase phase, long from, long to) {
        var search = phase.search().get();
        long most = findings.counts().executions() + phase.executions();
        for (long number = from;
                number < to && findings.counts().executions() < most && !findings.isDone() && elapsed() < phase.nanos();
                number++) {
            var outcome = runner.run(search, number);
            if (outcome == null) {
                isOver(search.isExhausted());
                break;
            }
            findings.take(outcome, runner);
            long left = to - number - 1;
            tell(
                    phase.samples() ? () -> left : search::estimatedRemaining,
                    () -> search.repeatsTraces()
                            ? runner.collector().distinct()
                            : findings.counts().executions());
        }
        redundant += search.redundant();
        var partly = search.partlyCovered();
        if (partly != null && !exhaustive) {
            notes.add(partly);
        }
        if (!phase.samples()) {
            estimate = exhaustive ? 0 : search.estimatedRemaining();
        }
    }

    private long elapsed() {
        return System.nanoTime() - started;
    }

    private void tell(DoubleSupplier remaining) {
        tell(remaining, () -> -1);
    }

    private void tell(DoubleSupplier remaining, LongSupplier traces) {
        var now = System.nanoTime();
        if (now - toldAt < SECOND) {
            return;
        }
        toldAt = now;
        var elapsed = now - started;
        long executions = findings.counts().executions();
        listener.accept(new Progress(
                executions,
                Duration.ofNanos(elapsed),
                executions * (double) SECOND / elapsed,
                remaining.getAsDouble(),
                Duration.ofNanos(Math.max(0, settings.budget().toNanos() - elapsed)),
                traces.getAsLong()));
    }
}
