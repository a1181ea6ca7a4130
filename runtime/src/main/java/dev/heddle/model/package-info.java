/// The specification: which transitions are enabled in a state of the synchronisation objects, what each one does
/// to that state, and which objects it touches. Nothing here runs user code, so a state can be replayed on the
/// side.
@org.jspecify.annotations.NullMarked
package dev.heddle.model;
