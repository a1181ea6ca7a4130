package dev.heddle.examples.threads;

import dev.heddle.Go;

/// How many goroutines run at the very same moment?
///
/// As many as `Go.maxProcs` says: one for each processor of the machine, unless the JVM was told otherwise. All
/// others that could run wait for their turn; those that sleep or wait for a channel cost nothing.
///
/// The Go program: *Checking number of OS threads*, `runtime.GOMAXPROCS(0)`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=threads.F02_MaxProcs`
///
/// It prints, with other numbers on another machine:
///
/// ```
/// Processors that run goroutines: 2
/// Goroutines: 1
/// ```
final class F02_MaxProcs {
    static void main() {
        Go.run(() -> {
            IO.println("Processors that run goroutines: " + Go.maxProcs());
            IO.println("Goroutines: " + Go.goroutines());
        });
    }
}
