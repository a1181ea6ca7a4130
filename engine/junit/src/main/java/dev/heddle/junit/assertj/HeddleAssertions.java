package dev.heddle.junit.assertj;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.outcome.OutcomeSet;
import java.time.Duration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;
import org.jspecify.annotations.Nullable;

/// Where AssertJ assertions on explorations begin: import this `assertThat` beside AssertJ's own.
///
/// ```java
/// assertThat(Explorer.explorer().explore(body)).finds(Deadlock.class).replays();
/// assertThat(OutcomeSet.of(Explorer.explorer(), litmus)).areExactly("0, 1", "1, 0").areExhaustive();
/// ```
@API(status = Status.EXPERIMENTAL, since = "0.1")
public final class HeddleAssertions {
    private HeddleAssertions() {}

    /// Begins an assertion.
    ///
    /// @param actual what was found
    /// @return what can be asserted of it
    public static ExplorationAssert assertThat(Exploration actual) {
        return new ExplorationAssert(actual);
    }

    /// Begins an assertion on the outcomes of a body.
    ///
    /// @param actual the outcomes
    /// @param <T>    what the body returns
    /// @return what can be asserted of them
    public static <T extends @Nullable Object> OutcomeSetAssert<T> assertThat(OutcomeSet<T> actual) {
        return new OutcomeSetAssert<>(actual);
    }

    /// Waits until an assertion holds. In an exploration the wait is on the virtual clock, so it takes no time; the
    /// clock moves when everybody else waits, so what they can do without time passing is done by then.
    ///
    /// The assertion is tried up to a hundred times, at equal distances.
    ///
    /// @param within    how long to wait at most
    /// @param assertion what must hold; tried again whenever it throws an [AssertionError]
    /// @throws AssertionError if it does not hold in time: with its last message
    /// @throws Exception      whatever else the assertion throws, at once
    public static void assertEventually(Duration within, GoBody assertion) throws Exception {
        Eventually.holds(within, assertion);
    }
}
