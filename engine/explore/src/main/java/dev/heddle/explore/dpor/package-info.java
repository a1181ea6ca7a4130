/// Exhaustive search: every schedule once, up to swapping steps that do not depend on each other.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.dpor;
