package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;

/// How does the receiver learn that no more values will come?
///
/// The sender closes the channel. What is in the buffer can still be received; after that `receive` returns `null`
/// at once, as often as it is called. Where Go says `v, ok := <-ch`, Java says `ch.receive() instanceof Integer v`;
/// where Go uses the zero value, `receiveOr` names it.
///
/// The Go program: *Closing channels*, `val, ok := <-ch` twice.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C06_CloseAndOk`
///
/// It prints:
///
/// ```
/// 10 true
/// 0 false
/// closed
/// ```
final class C06_CloseAndOk {
    static void main() {
        Go.run(() -> {
            var numbers = Chan.<Integer>buffered(2);
            numbers.send(10);
            numbers.close();

            IO.println(numbers.receiveOr(0) + " true");
            IO.println(numbers.receiveOr(0) + " false");

            // tag::ok[]
            if (numbers.receive() instanceof Integer n) {
                IO.println("received " + n);
            } else {
                IO.println("closed");
            }
            // end::ok[]
        });
    }
}
