/// Samples A: starting goroutines, and what happens to them when the program ends.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.goroutines;
