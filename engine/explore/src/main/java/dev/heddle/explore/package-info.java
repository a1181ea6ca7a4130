/// The explorer: runs a body under the interleavings that matter and tells what it found.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore;
