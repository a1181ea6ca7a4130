/// What a search has seen of the ways a program can go, and what it has never seen.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.coverage;
