package dev.heddle.examples.properties;

import net.jqwik.api.constraints.IntRange;

// tag::transfer[]
/// Money from one of four accounts to another.
record Transfer(
        @IntRange(max = 3) int from,
        @IntRange(max = 3) int to,
        @IntRange(min = 1, max = 1_000) int amount) {}
// end::transfer[]
