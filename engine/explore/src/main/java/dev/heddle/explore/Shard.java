package dev.heddle.explore;

/// A part of the executions of a search that samples, so that several machines can share it.
///
/// @param index which part, 0 to `of - 1`
/// @param of    how many parts there are
record Shard(int index, int of) {
    static final Shard ALL = new Shard(0, 1);

    /// The first number of this part of a stream of `total` executions; that of the next part is where this one
    /// ends.
    long from(long total) {
        return part(total, index);
    }

    /// The number after the last one.
    long to(long total) {
        return part(total, index + 1);
    }

    private long part(long total, int i) {
        return total / of * i + total % of * i / of;
    }
}
