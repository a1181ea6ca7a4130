/// Kernels that block because of a channel or a wait group together with a lock: GoBench's class "mixed".
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs.mixed;
