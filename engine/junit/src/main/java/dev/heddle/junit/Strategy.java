package dev.heddle.junit;

import org.apiguardian.api.API;
import org.apiguardian.api.API.Status;

/// How a [GoTest] goes through the schedules. Each one is a strategy of `dev.heddle.explore`.
@API(status = Status.EXPERIMENTAL, since = "0.1")
public enum Strategy {
    /// A fifth of the executions and of the time is exhaustive search; if that does not finish, the rest samples.
    AUTO,
    /// Every interleaving once, up to equivalence (dynamic partial-order reduction).
    DPOR,
    /// Every schedule, one after another, without any reduction.
    DEPTH_FIRST,
    /// The sampling strategies in turn.
    PORTFOLIO,
    /// At every step a goroutine picked uniformly.
    RANDOM,
    /// Random priorities that change at a few random steps: see [GoTest#depth].
    PCT,
    /// A random order of the operations that depend on each other.
    POS,
    /// Interleavings sampled about uniformly (uniform random walk).
    URW
}
