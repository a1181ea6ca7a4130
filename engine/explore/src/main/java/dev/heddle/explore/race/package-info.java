/// Data races: accesses to the same memory that nothing orders.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.race;
