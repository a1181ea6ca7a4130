package dev.heddle.probe;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// [ThreadLocalRandom], fixed by the seed of the search and the goroutine that draws.
@StandsFor(ThreadLocalRandom.class)
public final class ThreadLocalRandoms {
    private ThreadLocalRandoms() {}

    public static int nextInt(ThreadLocalRandom random) {
        return Chance.here().nextInt();
    }

    public static int nextInt(ThreadLocalRandom random, int bound) {
        return Chance.here().nextInt(bound);
    }

    public static int nextInt(ThreadLocalRandom random, int origin, int bound) {
        return Chance.here().nextInt(origin, bound);
    }

    public static long nextLong(ThreadLocalRandom random) {
        return Chance.here().nextLong();
    }

    public static long nextLong(ThreadLocalRandom random, long bound) {
        return Chance.here().nextLong(bound);
    }

    public static long nextLong(ThreadLocalRandom random, long origin, long bound) {
        return Chance.here().nextLong(origin, bound);
    }

    public static double nextDouble(ThreadLocalRandom random) {
        return Chance.here().nextDouble();
    }

    public static double nextDouble(ThreadLocalRandom random, double bound) {
        return Chance.here().nextDouble(bound);
    }

    public static double nextDouble(ThreadLocalRandom random, double origin, double bound) {
        return Chance.here().nextDouble(origin, bound);
    }

    public static float nextFloat(ThreadLocalRandom random) {
        return Chance.here().nextFloat();
    }

    public static float nextFloat(ThreadLocalRandom random, float bound) {
        return Chance.here().nextFloat(bound);
    }

    public static float nextFloat(ThreadLocalRandom random, float origin, float bound) {
        return Chance.here().nextFloat(origin, bound);
    }

    public static boolean nextBoolean(ThreadLocalRandom random) {
        return Chance.here().nextBoolean();
    }

    public static double nextGaussian(ThreadLocalRandom random) {
        return Chance.here().nextGaussian();
    }

    public static void nextBytes(ThreadLocalRandom random, byte[] bytes) {
        Chance.here().nextBytes(bytes);
    }

    public static IntStream ints(ThreadLocalRandom random, long count) {
        return Chance.here().ints(count);
    }

    public static IntStream ints(ThreadLocalRandom random, long count, int origin, int bound) {
        return Chance.here().ints(count, origin, bound);
    }

    public static LongStream longs(ThreadLocalRandom random, long count) {
        return Chance.here().longs(count);
    }

    public static DoubleStream doubles(ThreadLocalRandom random, long count) {
        return Chance.here().doubles(count);
    }
}
