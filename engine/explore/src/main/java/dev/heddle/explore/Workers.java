package dev.heddle.explore;

import dev.heddle.GoBody;
import dev.heddle.explore.strategy.Search;
import dev.heddle.model.Identities;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Several schedulers side by side, each on a thread of its own, that share the executions of one numbered stream;
/// for an exhaustive search there are [Subtrees].
///
/// An execution is a function of the seed and its number, so it does not matter who runs it. Numbers are handed out
/// in order, and what came of them is taken in in order, so what is found, and what is counted up to it, does not
/// depend on how many workers there are or which of them is faster. What was run beyond the end of the search is
/// forgotten.
final class Workers {
    /// The most executions that are handed out at once. A block's calibration runs are run by each who has part of
    /// it.
    private static final int MOST = 64;
    private static final int FEWEST = 8;

    private final Settings settings;
    private final GoBody body;
    private final Set<Integer> racy;
    private final Supplier<Search> searches;
    private final Findings findings;
    private final BooleanSupplier timeIsUp;
    private final Consumer<DoubleSupplier> tell;

    /// No Java monitor: a goroutine that is suspended inside `synchronized` would take it along, and failures are run
    /// again while this is held.
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock. Invariants: everything before `taken` is in the findings; every chunk in `finished` begins
    // at `taken` or later; everything from `next` on has not been handed out.
    private final TreeMap<Long, Chunk> finished = new TreeMap<>();
    private long next;
    private long taken;

    /// The first number that is not to be run: lowered when an execution is seen that surely ends the search.
    private volatile long limit;

    private final Crew crew = new Crew(() -> lower(0));

    /// Numbers `from` (inclusive) to `to` (exclusive) of one worker, and what came of those that were run.
    private static final class Chunk {
        final long from;
        final long to;
        final List<Noted> notable = new ArrayList<>();
        Counts counts = Counts.NONE;

        @Nullable
        Throwable thrown;

        Chunk(long from, long to) {
            this.from = from;
            this.to = to;
        }
    }

    /// An execution that is to be looked at, and what its chunk had run with it.
    private record Noted(Outcome outcome, Counts counts) {}

    /// @param racy     the plain memory whose accesses are steps
    /// @param searches makes a search for each worker
    /// @param from     the first number
    /// @param to       the number after the last
    /// @param tell     called now and then with how many executions are still to come, by one worker at a time
    Workers(
            Settings settings,
            GoBody body,
            Set<Integer> racy,
            Supplier<Search> searches,
            long from,
            long to,
            Findings findings,
            BooleanSupplier timeIsUp,
            Consumer<DoubleSupplier> tell) {
        this.settings = settings;
        this.body = body;
        this.racy = Set.copyOf(racy);
        this.searches = searches;
        this.next = from;
        this.taken = from;
        this.limit = to;
        this.findings = findings;
        this.timeIsUp = timeIsUp;
        this.tell = tell;
    }

    /// Runs the stream, with the calling thread as one of the workers, and waits for all.
    ///
    /// @param own the calling thread's runner, which is being driven
    void run(Runner own) {
        crew.run(settings.workers(), () -> work(own), this::workOnNewScheduler, () -> takeRest(own));
    }

    private void workOnNewScheduler() {
        var runner = new Runner(settings, body, new Identities(), racy);
        runner.scheduler().drive(() -> work(runner));
        locked(() -> {
            findings.addSwallowers(runner.scheduler().swallowers());
            findings.add(runner.collector());
            findings.addLeftovers(runner.leftovers());
        });
    }

    private void work(Runner runner) {
        var search = searches.get();
        for (var chunk = take(); chunk != null; chunk = take()) {
            try {
                run(chunk, search, runner);
            } catch (RuntimeException | Error e) {
                chunk.thrown = e;
            }
            var done = chunk;
            locked(() -> finish(done, runner));
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Chunk take() {
        lock.lock();
        try {
            return takeNext();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Chunk takeNext() {
        long left = limit - next;
        if (left <= 0 || findings.isDone() || timeIsUp.getAsBoolean()) {
            return null;
        }
        long fair = Math.clamp(left / (4L * settings.workers()), FEWEST, MOST);
        // No further than to the end of the block, so that one chunk needs one calibration.
        long to = Math.min(limit, Math.min(next + fair, next - next % MOST + MOST));
        var chunk = new Chunk(next, to);
        next = to;
        return chunk;
    }

    private void run(Chunk chunk, Search search, Runner runner) {
        for (long number = chunk.from; number < chunk.to && number < limit; number++) {
            if (findings.isDone() || timeIsUp.getAsBoolean()) {
                return;
            }
            var outcome = runner.run(search, number);
            if (outcome == null) {
                return;
            }
            chunk.counts = chunk.counts.and(outcome);
            if (outcome.isNotable()) {
                chunk.notable.add(new Noted(outcome, chunk.counts));
                if (findings.surelyEnds(outcome)) {
                    lower(number + 1);
                    return;
                }
            }
        }
    }

    private void lower(long end) {
        locked(() -> limit = Math.min(limit, end));
    }

    private void finish(Chunk chunk, Runner runner) {
        finished.put(chunk.from, chunk);
        for (var first = finished.remove(taken); first != null; first = finished.remove(taken)) {
            takeIn(first, runner);
            taken = first.to;
        }
        tell.accept(() -> limit - taken);
    }

    /// When the time is up some chunks are not run to their end, and others after them are.
    private void takeRest(Runner runner) {
        locked(() -> finished.values().forEach(chunk -> takeIn(chunk, runner)));
    }

    private void takeIn(Chunk chunk, Runner runner) {
        if (findings.isDone() || crew.thrown() != null) {
            return;
        }
        var before = findings.counts();
        for (var noted : chunk.notable) {
            findings.count(before.and(noted.counts));
            findings.consider(noted.outcome, runner);
            if (findings.isDone()) {
                return;
            }
        }
        findings.count(before.and(chunk.counts));
        if (chunk.thrown != null) {
            crew.giveUp(chunk.thrown);
        }
    }
}
