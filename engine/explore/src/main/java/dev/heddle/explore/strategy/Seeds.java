package dev.heddle.explore.strategy;

/// Randomness that costs nothing to start: a stream of numbers per execution, from the search's seed and the
/// execution's number alone (SplitMix64; Steele, Lea, Flood, OOPSLA 2014).
final class Seeds {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /// Begins the stream of one execution.
    void start(long seed, long execution) {
        state = mix(seed + GOLDEN) ^ mix(execution * GOLDEN + 1);
    }

    long nextLong() {
        state += GOLDEN;
        return mix(state);
    }

    /// 0 to `bound - 1`. The bias is below 2^-40 for the bounds that occur here.
    int nextInt(int bound) {
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    /// 0 (inclusive) to 1 (exclusive).
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /// Scrambles a number so that equal ones stay equal and others look unrelated.
    static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
