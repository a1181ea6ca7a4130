/// Draws inputs, goes through them, and makes a failing one smaller.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.drawing;
