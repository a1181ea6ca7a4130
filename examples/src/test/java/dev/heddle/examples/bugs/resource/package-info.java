/// Kernels that block because of locks alone: GoBench's class "resource".
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs.resource;
