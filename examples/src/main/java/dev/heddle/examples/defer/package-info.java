/// Samples E: what runs when a function is left, and what recovers from a panic.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.defer;
