/// Samples C: passing values from one goroutine to another.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.channels;
