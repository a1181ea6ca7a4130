package dev.heddle.examples.threads;

import dev.heddle.Defer;
import dev.heddle.Go;

/// A native library insists on always being called by the same thread: can a goroutine promise that?
///
/// Main can: `Go.run` leaves it on the thread that called it, and `Go.lockOSThread` says that this is meant. All
/// other goroutines are virtual threads, which move from one thread of the operating system to another; there the
/// call panics, and the message says what to do: let main make the calls, and send it what is to be called.
///
/// The Go program: *Forcing a function to run on a single OS thread*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=threads.F01_LockOsThread`
///
/// It prints:
///
/// ```
/// This goroutine is locked to an OS thread
/// ```
final class F01_LockOsThread {
    static void main() {
        Go.run(() -> {
            try (var defer = Defer.scope()) {
                Go.lockOSThread();
                defer.call(Go::unlockOSThread);
                IO.println("This goroutine is locked to an OS thread");
            }
        });
    }
}
