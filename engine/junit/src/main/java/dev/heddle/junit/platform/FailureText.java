package dev.heddle.junit.platform;

import dev.heddle.explore.Exploration;
import dev.heddle.explore.failure.AssertionFailed;
import dev.heddle.explore.failure.Failure;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/// The error by which a test fails. Build tools show its message and drop what else the engine tells them, so the
/// message holds all there is to say, to the command that shows the failure again.
///
/// @param test        which test failed
/// @param plan        how it was run
/// @param exploration what was found
/// @param kept        where the token was put, or `null`
/// @param page        where the page was written, or `null`
/// @param unfinished  what the test threw before an `@AfterEach` method got stuck, or `null`
record FailureText(
        TestName test,
        Plan plan,
        Exploration exploration,
        @Nullable String kept,
        @Nullable String page,
        @Nullable Throwable unfinished) {
    /// The test has failed.
    AssertionFailedError failed(Failure failure) {
        var error = error(exploration.report().stripTrailing() + "\n" + lines(failure), failure);
        error.setStackTrace(StackTraces.of(failure, test));
        if (unfinished != null) {
            error.addSuppressed(unfinished);
        }
        return error;
    }

    /// Nothing that the test expects was found.
    AssertionFailedError notFound(boolean replayed) {
        var others = exploration.failures();
        var kinds = plan.expected().stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(" or "));
        var where = replayed ? "in the execution of the replay token" : "in " + size();
        var found = others.isEmpty()
                ? "no failure"
                : "only "
                        + others.stream()
                                .map(other -> other.getClass().getSimpleName())
                                .distinct()
                                .collect(Collectors.joining(", "));
        var text = new StringBuilder("expected " + kinds + ", but found " + found + " " + where + "\n");
        if (others.isEmpty()) {
            text.append("  ").append(exploration.report().stripTrailing()).append('\n');
            text.append(notes());
        } else {
            text.append('\n')
                    .append(exploration.report().stripTrailing())
                    .append('\n')
                    .append(lines(others.getFirst()));
        }
        var error = new AssertionFailedError(text.toString());
        error.setStackTrace(
                others.isEmpty() ? new StackTraceElement[] {test.element()} : StackTraces.of(others.getFirst(), test));
        return error;
    }

    private String size() {
        return String.format(
                Locale.ROOT,
                "%,d execution%s (%s)",
                exploration.executions(),
                exploration.executions() == 1 ? "" : "s",
                exploration.exhaustive() ? "every interleaving" : "not exhaustive");
    }

    /// An IDE shows the difference of what an assertion expected and what it got, if it is told.
    private static AssertionFailedError error(String message, Failure failure) {
        if (failure instanceof AssertionFailed a
                && a.cause() instanceof AssertionFailedError cause
                && cause.isExpectedDefined()
                && cause.isActualDefined()) {
            return new AssertionFailedError(message, cause.getExpected(), cause.getActual(), cause);
        }
        return new AssertionFailedError(message, failure.cause());
    }

    private String lines(Failure failure) {
        var text = new StringBuilder();
        if (!failure.replayToken().isEmpty()) {
            text.append(
                    "  command  mvn test -Dtest=" + test.filter() + " -Dheddle.replay=" + failure.replayToken() + "\n");
        }
        if (kept != null) {
            text.append("  kept     " + kept + ", tried first in the next run\n");
        }
        return text.append(notes()).toString();
    }

    private String notes() {
        var text = new StringBuilder();
        if (page != null) {
            text.append("  page     " + page + "\n");
        }
        if (plan.randomSeed()) {
            text.append("  seed     heddle.seed=0x" + Long.toHexString(plan.seed())
                    + " searches in the same way again; this one was drawn\n");
        }
        if (unfinished != null) {
            text.append("  note     the test method had failed before, and then an @AfterEach method did not end: "
                    + unfinished + "\n");
        }
        return text.toString();
    }
}
