/// Time as in Go's `time`: what it is, waiting for it, timers and tickers. In an exploration it is virtual: it
/// stands still while anybody can run, and jumps to the next deadline when nobody can.
@org.jspecify.annotations.NullMarked
package dev.heddle.time;
