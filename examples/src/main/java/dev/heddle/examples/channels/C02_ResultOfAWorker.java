package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.SendChan;

/// A goroutine returns nothing: how does its result come back?
///
/// It is sent. The worker gets the sending end of the channel as an argument, and main receives the result, and
/// with it the news that the work is done.
///
/// The Go program: *Channels, communication between goroutines*, where a worker sends "task finished".
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C02_ResultOfAWorker`
///
/// It prints:
///
/// ```
/// Message: task finished
/// ```
final class C02_ResultOfAWorker {
    static void main() {
        Go.run(() -> {
            var results = Chan.<String>unbuffered("results");
            Go.go("worker", () -> worker(results));
            IO.println("Message: " + results.receive());
        });
    }

    static void worker(SendChan<String> results) {
        results.send("task finished");
    }
}
