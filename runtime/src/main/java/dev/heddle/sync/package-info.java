/// Locks and everything else that goroutines wait for each other with, as in Go's `sync` and `golang.org/x/sync`.
///
/// Every public class holds one core: a model of it when it was made inside an exploration, the real thing
/// otherwise. An object made outside and used inside, a static mutex say, gets a fresh model in each execution,
/// provided that it is unused by then.
///
/// A call that blocks wakes when what it waits for has happened, or with
/// [GoInterrupted][dev.heddle.GoInterrupted] when its thread is interrupted.
@org.jspecify.annotations.NullMarked
package dev.heddle.sync;
