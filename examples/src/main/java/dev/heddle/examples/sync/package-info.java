/// Samples B: waiting for goroutines, and guarding what they share.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.sync;
