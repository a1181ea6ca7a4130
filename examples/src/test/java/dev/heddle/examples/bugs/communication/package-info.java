/// Kernels that block because of channels, contexts and condition variables: GoBench's class "communication".
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs.communication;
