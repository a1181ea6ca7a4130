/// Wrong programs that look right, each with the right one beside it.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs;
