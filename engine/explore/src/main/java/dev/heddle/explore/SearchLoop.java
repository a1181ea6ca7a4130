package dev.heddle.explore;

import dev.heddle.GoBody;
import dev.heddle.explore.dpor.OptimalDpor;
import dev.heddle.explore.recording.ReplayToken;
import dev.heddle.explore.report.Contrast;
import dev.heddle.explore.report.Coverage;
import dev.heddle.explore.report.PlainMemory;
import dev.heddle.explore.strategy.DepthFirst;
import dev.heddle.explore.strategy.Samplers;
import dev.heddle.explore.strategy.Search;
import dev.heddle.probe.Watching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/// One search: runs executions until the strategy has no more, the budget is spent, or a failure is found.
final class SearchLoop {
    private static final long SECOND = 1_000_000_000L;
    /// A fifth of the budget of [Strategy.Auto] goes to exhaustive search.
    private static final int EXHAUSTIVE_SHARE = 5;

    private final Settings settings;
    private final GoBody body;
    private final Runner runner;
    private final Findings findings;
    /// The plain memory whose accesses are steps: only grows.
    private final Set<Integer> racy = new TreeSet<>();
    private final long started = System.nanoTime();
    private long toldAt = started;
    private long redundant;
    private double estimate = -1;
    private boolean exhaustive;
    private String strategy = "";

    SearchLoop(Settings settings, GoBody body) {
        this.settings = settings;
        this.body = body;
        this.runner = new Runner(settings, body, racy);
        this.findings = new Findings(settings);
    }

    Exploration explore() {
        HeldOutput.begin();
        try {
            runner.scheduler().drive(this::runPhases);
        } finally {
            HeldOutput.end();
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

    Exploration replay(ReplayToken token) {
        strategy = "replay";
        HeldOutput.begin();
        try {
            runner.scheduler().drive(() -> {
                var looked = runner.secondLook().replay(token);
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

    private Exploration result() {
        var notes = new ArrayList<String>();
        findings.addSwallowers(runner.scheduler().swallowers());
        if (!findings.swallowers().isEmpty()) {
            notes.add("goroutines that swallow the error that ends them were left parked: " + findings.swallowers()
                    + "; code that catches Throwable must throw Errors on");
        }
        findings.others().forEach(runner.collector()::add);
        var counts = findings.counts();
        return new Exploration(
                findings.failures(),
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
                        runner.collector().seen()),
                settings,
                body);
    }

    private PlainMemory plainMemory() {
        if (settings.races() == Races.IGNORE) {
            return PlainMemory.IGNORED;
        }
        return runner.scheduler().hasPlainMemory() || Watching.isRewritten(body.getClass())
                ? PlainMemory.WATCHED
                : PlainMemory.NOT_WATCHED;
    }

    /// A strategy with its part of the budget.
    ///
    /// @param name    what a report calls it
    /// @param search  makes the search, for each worker one
    /// @param samples whether execution i is a function of the seed and i, so that the executions can be shared out
    private record Phase(String name, Supplier<Search> search, boolean samples, long executions, long nanos) {}

    private List<Phase> phases() {
        long all = settings.executions();
        long time = settings.budget().toNanos();
        long seed = settings.seed();
        return switch (settings.strategy()) {
            case Strategy.Auto _ -> {
                long share = Math.max(1, all / EXHAUSTIVE_SHARE);
                yield List.of(
                        new Phase("dpor", () -> dpor(seed), false, share, time / EXHAUSTIVE_SHARE),
                        new Phase("portfolio", () -> Samplers.portfolio(seed), true, all - share, time));
            }
            case Strategy.Dpor _ -> List.of(new Phase("dpor", () -> dpor(seed), false, all, time));
            case Strategy.DepthFirst _ -> List.of(new Phase("depth first", DepthFirst::new, false, all, time));
            case Strategy.Portfolio _ -> sampling("portfolio", () -> Samplers.portfolio(seed));
            case Strategy.Random _ -> sampling("random", () -> Samplers.random(seed));
            case Strategy.Pct(int depth) -> sampling("pct depth " + depth, () -> Samplers.pct(seed, depth));
            case Strategy.Pos _ -> sampling("pos", () -> Samplers.pos(seed));
            case Strategy.Urw _ -> sampling("urw", () -> Samplers.urw(seed));
        };
    }

    private Search dpor(long seed) {
        return new OptimalDpor(runner.scheduler(), seed);
    }

    private List<Phase> sampling(String name, Supplier<Search> search) {
        return List.of(new Phase(
                name, search, true, settings.executions(), settings.budget().toNanos()));
    }

    private void run(Phase phase) {
        if (findings.isDone()) {
            return;
        }
        strategy = phase.name();
        long from = phase.samples() ? settings.shard().from(phase.executions()) : 0;
        long to = phase.samples() ? settings.shard().to(phase.executions()) : Long.MAX_VALUE;
        if (phase.samples() && settings.workers() > 1) {
            new Workers(
                            settings,
                            body,
                            racy,
                            phase.search(),
                            from,
                            to,
                            findings,
                            () -> elapsed() >= phase.nanos(),
                            () -> tell(-1, -1))
                    .run(runner);
        } else {
            runAlone(phase, from, to);
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
                exhaustive = search.isExhausted();
                if (exhaustive) {
                    findings.finish();
                }
                break;
            }
            findings.take(outcome, runner);
            tell(
                    search.estimatedRemaining(),
                    search.repeatsTraces()
                            ? runner.collector().distinct()
                            : findings.counts().executions());
        }
        redundant += search.redundant();
        if (!phase.samples()) {
            estimate = exhaustive ? 0 : search.estimatedRemaining();
        }
    }

    private long elapsed() {
        return System.nanoTime() - started;
    }

    private void tell(double remaining, long traces) {
        var now = System.nanoTime();
        if (now - toldAt < SECOND) {
            return;
        }
        toldAt = now;
        var elapsed = now - started;
        long executions = findings.counts().executions();
        settings.listener()
                .accept(new Progress(
                        executions,
                        Duration.ofNanos(elapsed),
                        executions * (double) SECOND / elapsed,
                        remaining,
                        Duration.ofNanos(Math.max(0, settings.budget().toNanos() - elapsed)),
                        traces));
    }
}
