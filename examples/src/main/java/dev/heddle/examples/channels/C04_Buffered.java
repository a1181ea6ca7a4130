package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;

/// Can a value be sent although nobody receives yet?
///
/// If the channel has a buffer: a send waits only while the buffer is full. Values come out in the order in which
/// they went in. One goroutine is enough for this program.
///
/// The Go program: *Buffered channels for non-blocking communication*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C04_Buffered`
///
/// It prints:
///
/// ```
/// 1
/// 2
/// 3
/// ```
final class C04_Buffered {
    static void main() {
        Go.run(() -> {
            var numbers = Chan.<Integer>buffered(3);
            numbers.send(1);
            numbers.send(2);
            numbers.send(3);

            IO.println(numbers.receive());
            IO.println(numbers.receive());
            IO.println(numbers.receive());
        });
    }
}
