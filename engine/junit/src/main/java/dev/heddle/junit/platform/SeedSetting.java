package dev.heddle.junit.platform;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A seed as somebody has set it.
///
/// @param number the seed, or `null` to draw one
record SeedSetting(@Nullable Long number) {
    static SeedSetting parse(String name, String text) {
        return new SeedSetting(Texts.seed(name, text));
    }

    /// Whether each run has another one.
    boolean isRandom() {
        return number == null;
    }

    /// The seed for a run.
    long draw() {
        return number == null ? RandomGenerator.getDefault().nextLong() : number;
    }
}
