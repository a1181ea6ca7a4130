/// Kernels that do not block, of the kinds every language has: GoBench's class "traditional".
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs.traditional;
