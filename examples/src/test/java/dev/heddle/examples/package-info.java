/// Runs every sample, and holds what the samples, the README and the guide say to what really happens.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples;
