package dev.heddle.explore;

/// How a search goes through the schedules of a body.
public sealed interface Strategy {
    /// A fifth of the executions and of the time goes to exhaustive search; if that does not finish, the rest
    /// samples.
    record Auto() implements Strategy {}

    /// Every schedule, up to swapping steps that do not depend on each other, once.
    record Dpor() implements Strategy {}

    /// Every schedule, one after another, without any reduction.
    record DepthFirst() implements Strategy {}

    /// At every step a goroutine picked uniformly.
    record Random() implements Strategy {}

    /// The sampling strategies in rotation, as none of them finds everything that the others find.
    record Portfolio() implements Strategy {}

    /// Random priorities that change at `depth - 1` random steps: finds each bug that needs `depth` ordering
    /// constraints with a probability that has a lower bound (PCT; Burckhardt et al., ASPLOS 2010).
    ///
    /// @param depth 1 or more
    record Pct(int depth) implements Strategy {
        /// Checks the depth.
        public Pct {
            if (depth < 1) {
                throw new IllegalArgumentException("depth must be 1 or more, was " + depth);
            }
        }
    }

    /// Random priorities of events, drawn anew when what they depend on happens (partial order sampling; Yuan,
    /// Yang, Gu, CAV 2018).
    record Pos() implements Strategy {}

    /// Every interleaving as likely as any other, as far as that can be estimated (uniform random walk; Zhao et
    /// al., ASPLOS 2025).
    record Urw() implements Strategy {}

    /// The default: [Auto].
    ///
    /// @return the strategy
    static Strategy auto() {
        return new Auto();
    }

    /// Exhaustive search without repetition: [Dpor].
    ///
    /// @return the strategy
    static Strategy dpor() {
        return new Dpor();
    }

    /// Plain enumeration: [DepthFirst].
    ///
    /// @return the strategy
    static Strategy depthFirst() {
        return new DepthFirst();
    }

    /// A random walk: [Random].
    ///
    /// @return the strategy
    static Strategy random() {
        return new Random();
    }

    /// All sampling strategies: [Portfolio].
    ///
    /// @return the strategy
    static Strategy portfolio() {
        return new Portfolio();
    }

    /// Probabilistic concurrency testing: [Pct].
    ///
    /// @param depth how many ordering constraints the bugs need that it aims at, 1 or more; most need 1 to 3
    /// @return the strategy
    static Strategy pct(int depth) {
        return new Pct(depth);
    }

    /// Partial order sampling: [Pos].
    ///
    /// @return the strategy
    static Strategy pos() {
        return new Pos();
    }

    /// Uniform random walk: [Urw].
    ///
    /// @return the strategy
    static Strategy urw() {
        return new Urw();
    }
}
