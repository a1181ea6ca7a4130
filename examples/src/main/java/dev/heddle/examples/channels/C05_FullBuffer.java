package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.GoPanic;

/// What happens when the buffer is full?
///
/// A `send` waits until somebody has received. If main waits and there is nobody else, nothing can ever happen
/// again, and `Go.run` says so with a panic. `trySend` never waits; it says whether the value went in.
///
/// The Go program: *Buffered channels example*, where the third send "would block".
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C05_FullBuffer`
///
/// It prints:
///
/// ```
/// 2 of 2
/// trySend: false
/// fatal error: all goroutines are asleep - deadlock!
/// ```
final class C05_FullBuffer {
    static void main() {
        try {
            Go.run(() -> {
                var numbers = Chan.<Integer>buffered(2);
                numbers.send(10);
                numbers.send(20);
                IO.println(numbers.length() + " of " + numbers.capacity());
                IO.println("trySend: " + numbers.trySend(30));
                numbers.send(30);
            });
        } catch (GoPanic p) {
            IO.println(String.valueOf(p.getMessage()).lines().findFirst().orElse(""));
        }
    }
}
