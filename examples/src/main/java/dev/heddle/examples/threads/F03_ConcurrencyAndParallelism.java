package dev.heddle.examples.threads;

import dev.heddle.Go;
import dev.heddle.sync.WaitGroup;
import dev.heddle.time.Time;
import java.time.Duration;

/// What is the difference between concurrent and parallel?
///
/// Concurrent is how the program is written: two tasks, neither of which waits for the other to end. Parallel is
/// how it runs: on two processors at the same instant. This program is concurrent everywhere, and parallel where
/// the machine allows.
///
/// A test goes to the other end: it runs the goroutines on one thread, one step at a time, and goes through the
/// orders in which the steps can come. That is concurrency without any parallelism, and it is enough to find the
/// bugs.
///
/// The Go program: *Concurrency vs parallelism*, task A and task B.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=threads.F03_ConcurrencyAndParallelism`
///
/// It prints, in any order:
///
/// ```
/// Task A : 1
/// Task B : 1
/// Task B : 2
/// Task A : 2
/// Task B : 3
/// Task A : 3
/// Done
/// ```
final class F03_ConcurrencyAndParallelism {
    static void main() {
        Go.run(() -> {
            var wg = new WaitGroup();
            wg.go(() -> task("Task A"));
            wg.go(() -> task("Task B"));
            wg.await();
            IO.println("Done");
        });
    }

    static void task(String name) {
        for (int i = 1; i <= 3; i++) {
            IO.println(name + " : " + i);
            Time.sleep(Duration.ofMillis(10));
        }
    }
}
