/// Stands for `dev.heddle.probe` in the tests of the rewriter, and writes down who calls.
@org.jspecify.annotations.NullMarked
package dev.heddle.instrument.probe;
