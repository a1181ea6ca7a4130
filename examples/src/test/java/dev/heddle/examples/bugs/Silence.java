package dev.heddle.examples.bugs;

import dev.heddle.explore.Exploration;
import dev.heddle.explore.Strategy;
import java.time.Duration;

/// How a twin shows that it has no bug: exhaustively if that ends soon, or else by many samples.
final class Silence {
    private static final Duration SOON = Duration.ofSeconds(2);

    private Silence() {}

    /// Explores a twin; what comes back is exhaustive, or has so many executions, or a failure.
    static Exploration of(Variant twin, long samples) {
        var explorer = twin.explorer().seed(1);
        var exhaustive = explorer.strategy(Strategy.dpor())
                .executions(samples)
                .budget(SOON)
                .explore(twin.body());
        return exhaustive.exhaustive() || !exhaustive.failures().isEmpty()
                ? exhaustive
                : explorer.strategy(Strategy.portfolio())
                        .executions(samples)
                        .budget(Hunt.BUDGET)
                        .explore(twin.body());
    }
}
