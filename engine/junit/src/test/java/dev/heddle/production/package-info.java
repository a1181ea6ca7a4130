/// The code of production itself, rewritten and explored: its channels, locks and waits as plain Java.
@org.jspecify.annotations.NullMarked
package dev.heddle.production;
