/// Exhaustive search: every schedule once, up to swapping steps that do not depend on each other.
///
/// It is Optimal-DPOR (Abdulla, Aronis, Jonsson, Sagonas, "Optimal Dynamic Partial Order Reduction", POPL 2014)
/// over transitions of goroutines with alternatives and partners. One class for each of its questions:
///
/// - what has happened in this execution: `Trace`, which `TraceRecorder` writes;
/// - what of it comes in the same order whenever swapped: `TraceOrder`, over
///   [Dependence][dev.heddle.explore.strategy.Dependence];
/// - what could have come first instead: `Reversals`, in a `ShadowState`;
/// - what is still to be explored: `WakeupTrees`; what need not be: `SleepSet`.
@org.jspecify.annotations.NullMarked
package dev.heddle.explore.dpor;
