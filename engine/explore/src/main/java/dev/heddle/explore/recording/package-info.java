/// Writes one execution down with everything on, and as the token from which it can be run again.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.recording;
