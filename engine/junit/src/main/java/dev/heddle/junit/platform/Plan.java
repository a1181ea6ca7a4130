package dev.heddle.junit.platform;

import dev.heddle.explore.Explorer;
import dev.heddle.explore.Races;
import dev.heddle.explore.TimeModel;
import dev.heddle.explore.failure.Failure;
import dev.heddle.junit.Isolation;
import dev.heddle.junit.Strategy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one test is run: what its attributes say, and over them the configuration.
///
/// @param explorer   set up as the test wants
/// @param seed       of the search
/// @param randomSeed whether the seed was drawn for this run
/// @param replay     the token of the one execution to run, or `null` to explore
/// @param nearest    whether the replay goes on with what is nearest where the test does something else
/// @param isolated   whether each execution has its classes for itself
/// @param expected   the kinds of failure one of which must be found; none: there must be no failure
record Plan(
        Explorer explorer,
        long seed,
        boolean randomSeed,
        @Nullable String replay,
        boolean nearest,
        boolean isolated,
        Set<Class<? extends Failure>> expected) {
    private static final int DEFAULT_DEPTH = 3;

    /// Puts a plan together.
    ///
    /// @throws BadSetting if an attribute has a value that is not allowed
    static Plan of(TestName test, Attributes attributes, Configuration configuration) {
        return new Builder(test, attributes, configuration).build();
    }

    private static final class Builder {
        private final TestName test;
        private final Attributes attributes;
        private final Configuration configuration;
        private final Set<Class<? extends Failure>> expected = new LinkedHashSet<>();
        private Explorer explorer = Explorer.explorer();
        private int depth = DEFAULT_DEPTH;
        private Strategy strategy = Strategy.AUTO;
        private @Nullable SeedSetting seed;
        private @Nullable String replay;
        private boolean nearest;
        private boolean isolated;

        Builder(TestName test, Attributes attributes, Configuration configuration) {
            this.test = test;
            this.attributes = attributes;
            this.configuration = configuration;
        }

        Plan build() {
            readAttributes();
            readConfiguration();
            long number = seed == null ? test.seed() : seed.draw();
            return new Plan(
                    explorer.seed(number).expect(expected),
                    number,
                    seed != null && seed.isRandom(),
                    replay,
                    nearest,
                    isolated,
                    Set.copyOf(expected));
        }

        private void readAttributes() {
            attributes.ifGiven("depth", Integer.class, this::depth);
            attributes.ifGiven("strategy", Strategy.class, this::strategy);
            checkDepth();
            attributes.ifGiven("executions", Long.class, n -> explorer = explorer.executions(n));
            attributes.ifGiven(
                    "budget", String.class, text -> explorer = explorer.budget(Texts.budget("budget", text)));
            attributes.ifGiven("maxSteps", Integer.class, n -> explorer = explorer.maxSteps(n));
            attributes.ifGiven("preemptions", Integer.class, this::preemptions);
            attributes.ifGiven(
                    "seed", String.class, text -> seed = text.isEmpty() ? null : SeedSetting.parse("seed", text));
            attributes.ifGiven("replay", String.class, text -> replay = text.strip());
            attributes.ifGiven("nearest", Boolean.class, on -> nearest = on);
            attributes.ifGiven("time", TimeModel.class, t -> explorer = explorer.time(t));
            attributes.ifGiven("races", Races.class, r -> explorer = explorer.races(r));
            attributes.ifGiven("leaks", Boolean.class, on -> explorer = explorer.leaks(on));
            attributes.ifGiven("isolation", Isolation.class, i -> isolated = i == Isolation.EXECUTION);
            attributes.ifGiven("expect", Class[].class, kinds -> {
                for (Class<?> kind : kinds) {
                    expected.add(kind.asSubclass(Failure.class));
                }
            });
        }

        private void readConfiguration() {
            if (configuration.executions() != null) {
                explorer = explorer.executions(configuration.executions());
            }
            if (configuration.budget() != null) {
                explorer = explorer.budget(configuration.budget());
            }
            if (configuration.shard() != null) {
                explorer = explorer.shard(
                        configuration.shard().index() - 1, configuration.shard().count());
            }
            if (configuration.seed() != null) {
                seed = configuration.seed();
            }
            if (configuration.replay() != null) {
                replay = configuration.replay();
            }
            attributes.ifGiven("nearest", Boolean.class, _ -> checkNearest());
            if (configuration.nearest() != null) {
                nearest = configuration.nearest();
            }
        }

        private void checkNearest() {
            if (replay == null) {
                throw new IllegalArgumentException("nearest is for a replay, but there is no token;"
                        + " add replay = \"h2:...\", or leave nearest out");
            }
        }

        private void depth(int given) {
            if (given < 1) {
                throw new IllegalArgumentException("depth must be 1 or more, was " + given);
            }
            depth = given;
        }

        /// As for [#preemptions].
        private void checkDepth() {
            if (strategy != Strategy.PCT && attributes.isOfTheTest("depth")) {
                throw new BadSetting(attributes.where("depth") + ": depth is for strategy PCT, but the strategy is "
                        + strategy + "; add strategy = PCT, or leave depth out");
            }
        }

        private void strategy(Strategy given) {
            strategy = given;
            explorer = explorer.strategy(strategy(given, depth));
        }

        /// In `@GoTestDefaults` it is meant for those tests that can use it; given by the test itself it must be
        /// of use.
        private void preemptions(int given) {
            var bounded = explorer.preemptions(given);
            if (strategy == Strategy.DEPTH_FIRST) {
                explorer = bounded;
            } else if (attributes.isOfTheTest("preemptions")) {
                throw new IllegalArgumentException("preemptions is for strategy DEPTH_FIRST, but the strategy is "
                        + strategy + "; add strategy = DEPTH_FIRST, or leave preemptions out");
            }
        }

        private static dev.heddle.explore.Strategy strategy(Strategy strategy, int depth) {
            return switch (strategy) {
                case AUTO -> dev.heddle.explore.Strategy.auto();
                case DPOR -> dev.heddle.explore.Strategy.dpor();
                case DEPTH_FIRST -> dev.heddle.explore.Strategy.depthFirst();
                case PORTFOLIO -> dev.heddle.explore.Strategy.portfolio();
                case RANDOM -> dev.heddle.explore.Strategy.random();
                case PCT -> dev.heddle.explore.Strategy.pct(depth);
                case POS -> dev.heddle.explore.Strategy.pos();
                case URW -> dev.heddle.explore.Strategy.urw();
            };
        }
    }
}
