package dev.heddle.examples.select;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.time.Time;
import java.time.Duration;

/// How does a goroutine wait for several channels at once?
///
/// With `Go.select`: it does the first case that is ready, and only that one. The second goroutine sleeps for a
/// shorter time, so its message is the one. (The other goroutine never gets rid of its message; main's end ends it.
/// In a program that goes on it would leak: `mistakes.LeakTest`.)
///
/// The Go program: *Select statement for multiple goroutines*, two senders with sleeps.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=select.D01_WhicheverIsFirst`
///
/// It prints:
///
/// ```
/// Message from channel 2
/// ```
final class D01_WhicheverIsFirst {
    static void main() {
        Go.run(() -> {
            // tag::select[]
            var ch1 = Chan.<String>unbuffered("ch1");
            var ch2 = Chan.<String>unbuffered("ch2");
            Go.go(() -> {
                Time.sleep(Duration.ofMillis(500));
                ch1.send("Message from channel 1");
            });
            Go.go(() -> {
                Time.sleep(Duration.ofMillis(20));
                ch2.send("Message from channel 2");
            });

            String message = Go.select(ch1.receiving(), ch2.receiving());
            IO.println(message);
            // end::select[]
        });
    }
}
