package dev.heddle.examples.sync;

import dev.heddle.Go;
import dev.heddle.sync.Once;
import dev.heddle.sync.WaitGroup;

/// Several goroutines need the same thing: who makes it?
///
/// Whoever comes first. `Once` runs its function one single time, and the others wait until that call is over.
/// `Once.value` keeps what the function returned.
///
/// The Go program: none of the tutorials'; `sync.Once` and `sync.OnceValue`.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=sync.B06_Once`
///
/// It prints:
///
/// ```
/// reading the configuration
/// 3 goroutines have the same configuration: true
/// ```
final class B06_Once {
    static void main() {
        Go.run(() -> {
            // tag::once[]
            var configuration = Once.value(() -> {
                IO.println("reading the configuration");
                return new Object();
            });
            // end::once[]

            var seen = new Object[3];
            var wg = new WaitGroup();
            for (int i = 0; i < seen.length; i++) {
                int own = i;
                wg.go(() -> seen[own] = configuration.get());
            }
            wg.await();
            IO.println("3 goroutines have the same configuration: " + (seen[0] == seen[1] && seen[1] == seen[2]));
        });
    }
}
