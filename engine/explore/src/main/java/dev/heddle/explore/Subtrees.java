package dev.heddle.explore;

import dev.heddle.GoBody;
import dev.heddle.explore.dpor.Answer;
import dev.heddle.explore.dpor.Frontier;
import dev.heddle.explore.dpor.OptimalDpor;
import dev.heddle.explore.dpor.Subtree;
import dev.heddle.model.Identities;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Several schedulers side by side, each on a thread of its own, that share one exhaustive search: see [Frontier].
///
/// If the search gets to its end, it has run exactly the executions that one scheduler would have run, and found
/// the same. Which failure is found first depends on who is faster, and so does what is covered when the time is
/// up.
final class Subtrees {
    /// How long somebody keeps a subtree to himself.
    private static final long MOST_NANOS = 500_000_000L;
    private static final int MOST_EXECUTIONS = 1_000_000;
    /// So many subtrees for each worker should always be waiting.
    private static final int WAITING = 4;

    private static final int SHRINKS = 10;

    private final Settings settings;
    private final GoBody body;
    private final Identities identities;
    private final Set<Integer> racy;
    private final long most;
    private final Findings findings;
    private final BooleanSupplier timeIsUp;
    private final Consumer<DoubleSupplier> tell;
    private final Crew crew = new Crew(this::stop);

    /// No Java monitor: a goroutine that is suspended inside `synchronized` would take it along, and failures are run
    /// again while this is held.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock. Invariant: `claimed` is the sum of what `working` workers may run at most.
    private Frontier frontier = new Frontier();
    private int working;
    private long claimed;
    /// How many executions the next one gets: few at first, so that everybody soon has something to do.
    private long allowance = 1;

    private long redundant;
    private boolean uncertain;

    private volatile boolean isOver;

    /// A subtree with how many of its executions are to be run at most.
    ///
    /// @param frontier whose subtree it is
    private record Job(Frontier frontier, Subtree subtree, long most) {}

    /// An execution that is to be looked at, and what its worker had run with it.
    private record Noted(Outcome outcome, Counts counts) {}

    /// @param identities what the names of all schedulers are shared through; that of the calling one too
    /// @param most       how many executions at most
    /// @param tell       called now and then with how many executions are still to come, by one worker at a time
    Subtrees(
            Settings settings,
            GoBody body,
            Identities identities,
            Set<Integer> racy,
            long most,
            Findings findings,
            BooleanSupplier timeIsUp,
            Consumer<DoubleSupplier> tell) {
        this.settings = settings;
        this.body = body;
        this.identities = identities;
        this.racy = Set.copyOf(racy);
        this.most = findings.counts().executions() + most;
        this.findings = findings;
        this.timeIsUp = timeIsUp;
        this.tell = tell;
    }

    /// Runs the search, with the calling thread as one of the workers, and waits for all.
    ///
    /// @param own the calling thread's runner, which is being driven
    void run(Runner own) {
        crew.run(settings.workers(), () -> work(own), this::workOnNewScheduler, () -> {});
    }

    private void workOnNewScheduler() {
        var runner = new Runner(settings, body, identities.forAnotherThread(), racy);
        runner.scheduler().drive(() -> work(runner));
        locked(() -> {
            findings.addSwallowers(runner.scheduler().swallowers());
            findings.addLeftovers(runner.leftovers());
        });
    }

    private void work(Runner runner) {
        @Nullable Frontier known = null;
        var search = new OptimalDpor(runner.scheduler(), settings.seed());
        for (var job = take(); job != null; job = take()) {
            if (known != job.frontier()) {
                runner.scheduler().identities().learnMarks();
                if (known != null) {
                    ended(search);
                    search = new OptimalDpor(runner.scheduler(), settings.seed());
                }
            }
            known = job.frontier();
            run(job, search, runner);
        }
        ended(search);
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private void ended(OptimalDpor search) {
        locked(() -> {
            redundant += search.redundant();
            uncertain |= search.isUncertain();
        });
    }

    private void stop() {
        locked(() -> {
            isOver = true;
            changed.signalAll();
        });
    }

    private boolean mustStop() {
        return isOver || findings.isDone() || timeIsUp.getAsBoolean();
    }

    private @Nullable Job take() {
        lock.lock();
        try {
            while (!mustStop()) {
                var job = next();
                if (job != null) {
                    return job;
                }
                if (working == 0) {
                    break;
                }
                allowance = Math.max(1, allowance / SHRINKS);
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        stop();
        return null;
    }

    /// A subtree that nobody works on, if there is any. Needs the lock.
    private @Nullable Job next() {
        long left = most - findings.counts().executions() - claimed;
        var subtree = left > 0 ? frontier.next() : null;
        if (subtree == null) {
            return null;
        }
        if (frontier.has(WAITING * settings.workers())) {
            allowance = Math.min(2 * allowance, MOST_EXECUTIONS);
        }
        long executions = Math.min(allowance, left);
        claimed += executions;
        working++;
        return new Job(frontier, subtree, executions);
    }

    private void run(Job job, OptimalDpor search, Runner runner) {
        long until = System.nanoTime() + MOST_NANOS;
        var counts = Counts.NONE;
        var notable = new ArrayList<Noted>();
        var isLost = false;
        search.start(job.subtree());
        for (long number = 0; number < job.most() && !mustStop() && System.nanoTime() - until < 0; number++) {
            var outcome = runner.run(search, number);
            if (outcome == null) {
                break;
            }
            counts = counts.and(outcome);
            isLost = outcome.diverged() != null || search.mustStartOver();
            if (outcome.isNotable()) {
                notable.add(new Noted(outcome, counts));
            }
            if (isLost || outcome.isNotable() && findings.surelyEnds(outcome)) {
                break;
            }
        }
        if (search.mustStartOver()) {
            startOver();
        }
        var answer = isLost ? null : search.stop(job.subtree());
        var total = counts;
        locked(() -> finish(job, answer, total, notable, runner));
    }

    /// Somebody has found that more depends on each other than all believed: what was explored does not count, save
    /// for what was found. Whoever takes a subtree of the new search learns what is known by then, and whoever
    /// learns more begins another one.
    private void startOver() {
        locked(() -> frontier = new Frontier());
    }

    private void finish(Job job, @Nullable Answer answer, Counts counts, List<Noted> notable, Runner runner) {
        working--;
        claimed -= job.most();
        if (answer != null && job.frontier() == frontier) {
            frontier.accept(answer);
        }
        if (!findings.isDone() && crew.thrown() == null) {
            takeIn(counts, notable, runner);
        }
        tell.accept(this::estimatedRemaining);
        changed.signalAll();
    }

    private void takeIn(Counts counts, List<Noted> notable, Runner runner) {
        var before = findings.counts();
        for (var noted : notable) {
            var upToIt = before.and(noted.counts);
            findings.count(upToIt);
            findings.consider(noted.outcome.as(upToIt.executions() - 1), runner);
            if (findings.isDone()) {
                return;
            }
        }
        findings.count(before.and(counts));
    }

    /// Whether everything has been explored.
    boolean isExhausted() {
        return frontier.isDone() && !uncertain;
    }

    /// How many executions were cut off because they repeat one that was run.
    long redundant() {
        return redundant;
    }

    /// How many executions are still to come, as far as can be estimated; negative if it cannot.
    double estimatedRemaining() {
        double part = frontier.part();
        return part <= 0 ? -1 : findings.counts().executions() * (1 - part) / part;
    }
}
