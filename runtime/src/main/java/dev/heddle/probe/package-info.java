/// Where rewritten bytecode calls in: called by instrumented classes, not by people.
@org.jspecify.annotations.NullMarked
package dev.heddle.probe;
