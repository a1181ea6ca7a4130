package dev.heddle.explore.drawing;

import dev.heddle.explore.input.GrownSource;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Draws at random, with a liking for what breaks programs: the edges of a range, small numbers, and the same
/// twice, be it a number or a whole element.
final class RandomFeed implements Feed {
    private static final double AGAIN = 1.0 / 16;
    private static final long UNIFORM_BELOW = 32;

    private final SplittableRandom random;
    private final double edges;

    RandomFeed(long seed, double edges) {
        this.random = new SplittableRandom(seed);
        this.edges = edges;
    }

    @Override
    public long number(long most, List<Choice> before) {
        double kind = random.nextDouble();
        if (kind < edges) {
            return edge(most);
        }
        long again = kind < edges + AGAIN && !before.isEmpty() ? again(most, before) : -1;
        if (again >= 0) {
            return again;
        }
        if (most < UNIFORM_BELOW || random.nextBoolean()) {
            return uniform(most);
        }
        // Each length in bits as likely as any other.
        int bits = 1 + random.nextInt(Long.SIZE - Long.numberOfLeadingZeros(most));
        return Math.min(most, uniform(bits == Long.SIZE - 1 ? Long.MAX_VALUE : (1L << bits) - 1));
    }

    private long edge(long most) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> 0;
            case 2, 3 -> most;
            case 4 -> Math.min(1, most);
            default -> most - 1;
        };
    }

    /// A number that was drawn from the same range before, or -1.
    private long again(long most, List<Choice> before) {
        var candidate = before.get(random.nextInt(before.size()));
        return candidate instanceof Choice.Plain n && n.most() == most && !n.fixed() ? n.value() : -1;
    }

    private long uniform(long most) {
        return most == Long.MAX_VALUE ? random.nextLong() >>> 1 : random.nextLong(most + 1);
    }

    @Override
    public boolean flag(double probability) {
        return random.nextDouble() < probability;
    }

    @Override
    public void skip() {}

    @Override
    public Drawing.@Nullable Part repeats(List<Drawing.Part> before) {
        return !before.isEmpty() && random.nextDouble() < AGAIN ? before.get(random.nextInt(before.size())) : null;
    }

    @Override
    public Choice.Seeded seeded(GrownSource<?> source) {
        return Choice.Seeded.grow(source, random.nextLong() >>> 1);
    }
}
