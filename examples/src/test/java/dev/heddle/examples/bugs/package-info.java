/// Known concurrency bugs of real programs, each rebuilt as a test that finds it, with its fixed twin.
///
/// The kernels in `communication`, `mixed`, `resource`, `gospecific` and `traditional` are those of GoBench
/// (Yuan, Li, Lu, Liu, Li, Xue: "GoBench: A Benchmark Suite of Real-World Go Concurrency Bugs", CGO 2021), which
/// has them from the issues of the projects that they are named after. What each does wrong was taken from the
/// issue and from GoBench's tables; the code here was written anew.
/// GoBench's kernels come with this notice:
///
/// > MIT License, Copyright (c) 2021 Institute of Computing Technology, University of New South Wales
///
/// Those in `classics` are bugs that every Java programmer has met.
///
/// What a kernel races on is what it would be in any program: a field, an element of an array, a collection.
@org.jspecify.annotations.NullMarked
package dev.heddle.examples.bugs;
