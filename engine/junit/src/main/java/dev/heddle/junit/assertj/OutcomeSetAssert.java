package dev.heddle.junit.assertj;

import dev.heddle.explore.outcome.OutcomeSet;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/// What can be asserted of the outcomes of a body. Each message holds the table of all outcomes, with a replay
/// token for each, and the schedule of one that may not be.
///
/// @param <T> what the body returns
@API(status = Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("varargs") // they are only read
public final class OutcomeSetAssert<T extends @Nullable Object>
        extends AbstractAssert<OutcomeSetAssert<T>, OutcomeSet<T>> {
    OutcomeSetAssert(OutcomeSet<T> actual) {
        super(actual, OutcomeSetAssert.class);
    }

    /// These outcomes were seen, and no others.
    ///
    /// @param values the outcomes
    /// @return this assertion
    @SafeVarargs
    public final OutcomeSetAssert<T> areExactly(T... values) {
        var expected = setOf(values);
        hasNotFailed();
        if (!actual.values().equals(expected)) {
            fail("Expecting exactly the outcomes " + expected + ", but they were", expected);
        }
        return this;
    }

    /// No outcomes but these were seen, perhaps not all of them.
    ///
    /// @param values the outcomes that may be
    /// @return this assertion
    @SafeVarargs
    public final OutcomeSetAssert<T> areAmong(T... values) {
        var expected = setOf(values);
        hasNotFailed();
        if (!expected.containsAll(actual.values())) {
            fail("Expecting no outcomes but " + expected + ", but they were", expected);
        }
        return this;
    }

    /// These outcomes were seen, perhaps others too.
    ///
    /// @param values the outcomes that must be
    /// @return this assertion
    @SafeVarargs
    public final OutcomeSetAssert<T> include(T... values) {
        var expected = setOf(values);
        hasNotFailed();
        if (!actual.values().containsAll(expected)) {
            var all = new LinkedHashSet<>(expected);
            all.addAll(actual.values());
            fail("Expecting the outcomes " + expected + " to be among those seen, but these were", all);
        }
        return this;
    }

    /// None of these outcomes was seen.
    ///
    /// @param values the outcomes that may not be
    /// @return this assertion
    @SafeVarargs
    public final OutcomeSetAssert<T> exclude(T... values) {
        hasNotFailed();
        var forbidden = setOf(values);
        var rest = new LinkedHashSet<>(actual.values());
        if (rest.removeAll(forbidden)) {
            fail("Expecting none of the outcomes " + forbidden + ", but there were", rest);
        }
        return this;
    }

    /// Every interleaving, up to equivalence, was covered: there are no other outcomes.
    ///
    /// @return this assertion
    public OutcomeSetAssert<T> areExhaustive() {
        hasNotFailed();
        new ExplorationAssert(actual.exploration()).isExhaustive();
        return this;
    }

    private void hasNotFailed() {
        isNotNull();
        new ExplorationAssert(actual.exploration()).isClean();
    }

    private void fail(String message, Set<T> expected) {
        var text = new StringBuilder(message).append("\n\n").append(actual.table(expected));
        actual.values().stream()
                .filter(value -> !expected.contains(value))
                .findFirst()
                .flatMap(actual::witness)
                .ifPresent(witness -> text.append("\n\n").append(witness.report()));
        throw failure("%s", text);
    }

    private static <T extends @Nullable Object> Set<T> setOf(T[] values) {
        return new LinkedHashSet<>(Arrays.asList(values));
    }
}
