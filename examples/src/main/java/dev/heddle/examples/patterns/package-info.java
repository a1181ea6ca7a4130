/// Samples G: whole small programs, each of a kind that people write with goroutines.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.patterns;
