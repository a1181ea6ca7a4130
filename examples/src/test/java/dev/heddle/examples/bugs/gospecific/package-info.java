/// Kernels that do not block, from features that Go brought: GoBench's class "Go-specific".
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs.gospecific;
