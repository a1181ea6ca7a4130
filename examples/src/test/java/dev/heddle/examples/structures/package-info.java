/// Tests of data structures: outcomes and linearizability.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.structures;
