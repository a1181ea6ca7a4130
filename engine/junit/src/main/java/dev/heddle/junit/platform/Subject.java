package dev.heddle.junit.platform;

import dev.heddle.GoBody;
import dev.heddle.explore.Exploration;
import dev.heddle.explore.Explorer;
import dev.heddle.explore.input.Property;

/// What is explored of a test: a body, or a property if the method has parameters.
interface Subject {
    Exploration explore(Explorer explorer);

    /// @param nearest whether to go on with what is nearest where the test does something else
    Exploration replay(Explorer explorer, String token, boolean nearest);

    /// A test method without parameters.
    record WithoutInputs(GoBody body) implements Subject {
        @Override
        public Exploration explore(Explorer explorer) {
            return explorer.explore(body);
        }

        @Override
        public Exploration replay(Explorer explorer, String token, boolean nearest) {
            return nearest ? explorer.replayNearest(token, body) : explorer.replay(token, body);
        }
    }

    /// A test method with parameters.
    record WithInputs(Property property) implements Subject {
        @Override
        public Exploration explore(Explorer explorer) {
            return explorer.explore(property);
        }

        @Override
        public Exploration replay(Explorer explorer, String token, boolean nearest) {
            return nearest ? explorer.replayNearest(token, property) : explorer.replay(token, property);
        }
    }
}
