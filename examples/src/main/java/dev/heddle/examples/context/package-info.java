/// Samples H: telling goroutines to stop.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.context;
