/// Small concurrent structures in plain Java, right and wrong, that several tools check.
@org.jspecify.annotations.NullMarked
package dev.heddle.benchmarks.structures;
