/// Samples D: waiting for several channels at once.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.select;
