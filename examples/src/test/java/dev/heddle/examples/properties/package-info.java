/// Properties: programs that are wrong for some inputs in some interleavings, and what is found.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.properties;
