package dev.heddle.junit.assertj;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.failure.Failure;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.assertj.core.api.AbstractAssert;

/// What can be asserted of an exploration. Each message holds the exploration's report.
@API(status = Status.EXPERIMENTAL, since = "0.1")
public final class ExplorationAssert extends AbstractAssert<ExplorationAssert, Exploration> {
    ExplorationAssert(Exploration actual) {
        super(actual, ExplorationAssert.class);
    }

    /// A failure of this kind was found, whatever else was found.
    ///
    /// @param kind the class of the failure
    /// @return this assertion
    public ExplorationAssert finds(Class<? extends Failure> kind) {
        isNotNull();
        if (actual.failures().stream().noneMatch(kind::isInstance)) {
            fail("Expecting a " + kind.getSimpleName() + " to be found, but " + found());
        }
        return this;
    }

    /// No failure was found.
    ///
    /// @return this assertion
    public ExplorationAssert isClean() {
        isNotNull();
        if (!actual.failures().isEmpty()) {
            fail("Expecting no failure, but " + found());
        }
        return this;
    }

    /// Every interleaving, up to equivalence, was covered.
    ///
    /// @return this assertion
    public ExplorationAssert isExhaustive() {
        isNotNull();
        if (!actual.exhaustive()) {
            fail("Expecting every interleaving to be covered, but they were not: " + found());
        }
        return this;
    }

    /// So many complete executions were run.
    ///
    /// @param expected the number
    /// @return this assertion
    public ExplorationAssert hasExecutions(long expected) {
        isNotNull();
        if (actual.executions() != expected) {
            fail("Expecting " + expected + " executions, but there were " + actual.executions() + ": " + found());
        }
        return this;
    }

    /// Running the execution of the first failure once more, on the body that was explored, shows the same failure.
    ///
    /// @return this assertion
    public ExplorationAssert replays() {
        hasFailure();
        return shows(actual.replayed());
    }

    /// Running the execution of the first failure once more, on this body, shows the same failure.
    ///
    /// @param body the program that was explored
    /// @return this assertion
    public ExplorationAssert replays(GoBody body) {
        hasFailure();
        return shows(actual.replayed(body));
    }

    private void hasFailure() {
        isNotNull();
        if (actual.failures().isEmpty()) {
            fail("Expecting a failure that replays, but " + found());
        }
    }

    private ExplorationAssert shows(Exploration replayed) {
        var expected = actual.failures().getFirst().message();
        var message = replayed.failure().map(Failure::message).orElse("");
        if (!message.equals(expected)) {
            fail("Expecting the replay to show the same failure, but it showed\n\n" + replayed.report() + "\nwhere "
                    + found());
        }
        return this;
    }

    private String found() {
        if (actual.failures().isEmpty()) {
            return "there was " + actual.report();
        }
        var kinds = actual.failures().stream()
                .map(failure -> failure.getClass().getSimpleName())
                .distinct()
                .collect(Collectors.joining(" and "));
        return "found was " + kinds + ":\n\n" + actual.report();
    }

    private void fail(String message) {
        // The text is no format: a report may well contain a percent sign.
        throw failure("%s", message);
    }
}
