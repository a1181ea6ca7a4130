/// Samples F: goroutines, threads and processors.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.threads;
