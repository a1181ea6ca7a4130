package dev.heddle.junit.assertj;

import dev.heddle.explore.Exploration;
import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/// Where AssertJ assertions on explorations begin: import this `assertThat` beside AssertJ's own.
///
/// ```java
/// assertThat(Explorer.explorer().explore(body)).finds(Deadlock.class).replays();
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
}
