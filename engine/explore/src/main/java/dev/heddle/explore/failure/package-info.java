/// What can go wrong in an execution, one record each.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.failure;
