package dev.heddle.explore.strategy;

import java.util.function.Function;

/// The sampling strategies, each as a search of its own.
public final class Samplers {
    private Samplers() {}

    /// All in rotation: [Portfolio].
    public static Search portfolio(long seed) {
        return new Portfolio(seed);
    }

    /// A random walk: [RandomWalk].
    public static Search random(long seed) {
        return new RandomWalk(seed);
    }

    /// Random priorities that change `depth - 1` times: [Pct].
    public static Search pct(long seed, int depth) {
        return new Calibrated(seed, learnt -> new Pct(seed, depth, learnt));
    }

    /// Random priorities of events: [Pos].
    public static Search pos(long seed) {
        return new Pos(seed);
    }

    /// Uniform over interleavings: [Urw].
    public static Search urw(long seed) {
        return new Calibrated(seed, learnt -> new Urw(seed, learnt));
    }

    /// One strategy in all executions but the calibration runs.
    private static final class Calibrated extends Blocks {
        private final Sampler sampler;

        Calibrated(long seed, Function<Calibration, Sampler> sampler) {
            super(seed);
            this.sampler = sampler.apply(learnt);
        }

        @Override
        Sampler sampler(long number) {
            return sampler;
        }

        @Override
        String name() {
            return sampler.description();
        }
    }
}
