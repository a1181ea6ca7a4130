package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;

/// How are all values received, however many there are?
///
/// With a loop over `range`, which ends when the channel is closed and drained. The sender must close it: a
/// forgotten close leaves the loop waiting for ever (`mistakes.CloseTest`).
///
/// The Go program: *Iterating over a channel*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C07_Range`
///
/// It prints:
///
/// ```
/// 1
/// 2
/// 3
/// 4
/// 5
/// ```
final class C07_Range {
    static void main() {
        Go.run(() -> {
            // tag::range[]
            var numbers = Chan.<Integer>unbuffered("numbers");
            Go.go("counter", () -> {
                for (int i = 1; i <= 5; i++) {
                    numbers.send(i);
                }
                numbers.close();
            });

            for (int n : numbers.range()) {
                IO.println(n);
            }
            // end::range[]
        });
    }
}
