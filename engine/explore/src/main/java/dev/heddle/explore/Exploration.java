package dev.heddle.explore;

import com.google.common.collect.ImmutableList;
import dev.heddle.GoBody;
import dev.heddle.explore.coverage.Seen;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.DataRace;
import dev.heddle.explore.failure.Deadlock;
import dev.heddle.explore.failure.Failure;
import dev.heddle.explore.failure.GoroutineLeak;
import dev.heddle.explore.failure.Nondeterminism;
import dev.heddle.explore.failure.Panicked;
import dev.heddle.explore.failure.StepLimit;
import dev.heddle.explore.report.Contrast;
import dev.heddle.explore.report.Coverage;
import dev.heddle.explore.report.HtmlReport;
import dev.heddle.explore.report.PlainMemory;
import dev.heddle.explore.report.TextReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a search has found.
public final class Exploration {
    private static final int MOST_CONTRASTS = 5;

    private final ImmutableList<Failure> failures;
    private final Map<String, Long> foundAt;
    private final Coverage coverage;
    private final Again again;

    /// @param foundAt how many executions had been run when the failure with a message was found, with its own
    Exploration(List<Failure> failures, Map<String, Long> foundAt, Coverage coverage, Again again) {
        this.foundAt = Map.copyOf(foundAt);
        this.failures = ImmutableList.copyOf(failures);
        this.coverage = coverage;
        this.again = again;
    }

    /// The first failure, or empty if there is none.
    ///
    /// @return the failure
    public Optional<Failure> failure() {
        return failures.stream().findFirst();
    }

    /// Every distinct failure, in the order of finding. More than one only with [Explorer#stopAtFailure] off, or
    /// with [Explorer#expect].
    ///
    /// @return the failures
    public List<Failure> failures() {
        return failures;
    }

    /// How many executions were cut by the step limit, and so showed nothing.
    ///
    /// @return the number
    public long inconclusive() {
        return coverage.inconclusive();
    }

    /// Whether every interleaving, up to equivalence, was covered.
    ///
    /// @return false also if any execution was inconclusive
    public boolean exhaustive() {
        return coverage.exhaustive();
    }

    /// How many complete executions were run.
    ///
    /// @return the number
    public long executions() {
        return coverage.executions();
    }

    /// How many executions were cut off because they repeat a covered one.
    ///
    /// @return the number
    public long redundant() {
        return coverage.redundant();
    }

    /// How many steps all executions took together.
    ///
    /// @return the number
    public long steps() {
        return coverage.steps();
    }

    /// How long the search took, in real time.
    ///
    /// @return the time
    public Duration elapsed() {
        return coverage.elapsed();
    }

    /// The seed of the search.
    ///
    /// @return the seed
    public long seed() {
        return coverage.seed();
    }

    /// What was seen, for tests of our own.
    Seen seen() {
        return coverage.seen();
    }

    /// What a person reads: each failure with its schedule and how to replay it, or what was covered.
    ///
    /// @return several lines of text
    public String report() {
        return TextReport.of(failures, coverage);
    }

    /// The report as one self-contained page: it needs no network, and shows each failure's schedule step by step,
    /// with source, states and happens-before, beside the schedule that passes and differs least.
    ///
    /// To find that one the body is run some more times, at most 500 for each of the first failures.
    ///
    /// @return HTML
    public String html() {
        var contrasts = new ArrayList<Contrast>();
        for (var failure : failures) {
            contrasts.add(contrasts.size() < MOST_CONTRASTS ? contrast(failure) : new Contrast(null, 0, 0));
        }
        return HtmlReport.of(failures, contrasts, coverage);
    }

    private Contrast contrast(Failure failure) {
        return switch (failure) {
            case Deadlock _, GoroutineLeak _, Panicked _, AssertionFailed _, DataRace _ ->
                again.contrast(failure.replayToken());
            case StepLimit _, Nondeterminism _ -> new Contrast(null, 0, 0);
        };
    }

    /// What else the report notes about the search, or the replay: from which step on one by the nearest match has
    /// gone another way, for example.
    ///
    /// @return the sentences; most often there are none
    public List<String> notes() {
        return coverage.notes();
    }

    /// Runs the execution of the first failure once more, with the same settings on the same body.
    ///
    /// @return what was found in that execution
    /// @throws IllegalStateException if there is no failure, or none that has a token
    public Exploration replayed() {
        return again.replay(token());
    }

    /// Runs the execution of the first failure once more, with the same settings on another body: the same program,
    /// perhaps repaired.
    ///
    /// @param other the body
    /// @return what was found in that execution
    /// @throws IllegalStateException if there is no failure, or none that has a token
    public Exploration replayed(GoBody other) {
        return again.replay(token(), other);
    }

    private String token() {
        var token = failure().map(Failure::replayToken).orElse("");
        if (token.isEmpty()) {
            throw new IllegalStateException("there is nothing to replay: " + this);
        }
        return token;
    }

    /// How many inputs were explored, if the body takes any.
    ///
    /// @return the number; -1 for a body that takes none
    public long inputs() {
        return coverage.inputs();
    }

    /// How many executions the whole search had run when it came to a failure, which is one of them.
    long foundAt(Failure failure) {
        return foundAt.getOrDefault(failure.message(), failure.evidence().execution());
    }

    /// Whether plain memory was watched.
    PlainMemory plainMemory() {
        return coverage.plainMemory();
    }

    /// The strategy that ran last.
    String strategy() {
        return coverage.strategy();
    }

    /// The headlines and the numbers, in one line.
    @Override
    public String toString() {
        return failures.isEmpty() ? coverage.sentence() : failures.getFirst().headline();
    }
}
