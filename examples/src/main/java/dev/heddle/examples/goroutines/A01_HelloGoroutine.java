package dev.heddle.examples.goroutines;

import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// How is a goroutine started, and does the program wait for it?
///
/// `Go.go` starts it and returns at once. The program ends when main returns, whoever is still busy. So main sleeps
/// here, which is good enough for a first look and for nothing else: `sync.B01_WaitGroup` waits properly.
///
/// The Go program: *Basic goroutine*, a `go sayHello()` and a sleep.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=goroutines.A01_HelloGoroutine`
///
/// It prints, in any order:
///
/// ```
/// Main function execution
/// Hello from the goroutine!
/// ```
final class A01_HelloGoroutine {
    // tag::hello[]
    static void main() {
        Go.run(() -> {
            Go.go(() -> sayHello());
            IO.println("Main function execution");
            Time.sleep(Duration.ofMillis(50)); // without it, main would end before the goroutine has begun
        });
    }

    static void sayHello() {
        IO.println("Hello from the goroutine!");
    }
    // end::hello[]
}
