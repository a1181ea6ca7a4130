/// The outcomes that a body can have.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.outcome;
