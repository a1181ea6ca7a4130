/// Makes a failing schedule smaller, so that a person can follow it: first fewer switches, then fewer steps.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.shrink;
