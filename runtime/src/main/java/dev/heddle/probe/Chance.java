package dev.heddle.probe;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// Chance in an execution: fixed by the seed of the search and the goroutine that draws, so a schedule that is run
/// again draws the same.
final class Chance {
    private Chance() {}

    /// What the calling goroutine draws from.
    static RandomGenerator of(JavaThread t) {
        return t.goroutine().random();
    }

    /// The source of the calling thread, in an execution or not.
    static RandomGenerator here() {
        var t = JavaThread.current();
        return t == null ? ThreadLocalRandom.current() : of(t);
    }

    /// A new source.
    static Random random(JavaThread t) {
        return new Random(of(t).nextLong());
    }
}
