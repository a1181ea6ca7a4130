/// The same samples under the explorer.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.goroutines;
