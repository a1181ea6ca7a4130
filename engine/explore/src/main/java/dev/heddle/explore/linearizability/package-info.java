/// Checks of concurrent objects against what they would do one call at a time.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.linearizability;
