package dev.heddle.explore.strategy;

import dev.heddle.model.Labels;
import dev.heddle.model.Model;

/// At every step picks a goroutine uniformly among those that can go on, and then one of its alternatives
/// uniformly.
///
/// It gives no useful guarantee (delaying one goroutine for k steps has probability 2^-k), and yet finds most bugs
/// of small programs; Thomson, Donaldson, Betts, "Concurrency Testing Using Controlled Schedulers" (TOPC 2016).
final class RandomWalk extends Sampler {
    /// @param seed execution i is a function of the seed and i
    RandomWalk(long seed) {
        super(seed);
    }

    @Override
    void begin() {}

    @Override
    int pick(Labels enabled, Model model) {
        return uniform(enabled);
    }

    @Override
    public String description() {
        return "random";
    }
}
