package dev.heddle.examples.select;

import dev.heddle.Case;
import dev.heddle.Chan;
import dev.heddle.Go;

/// Can a select look without waiting?
///
/// With `Case.otherwise()`, Go's `default`: it is taken if no other case is ready at that moment. For one channel
/// there are the shorter `tryReceive` and `trySend`.
///
/// The Go program: *select, multiplexing channels* and *Adding a `default` case*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=select.D03_Default`
///
/// It prints:
///
/// ```
/// No message
/// Received hello
/// Nothing left: true
/// ```
final class D03_Default {
    static void main() {
        Go.run(() -> {
            var ch1 = Chan.<String>buffered(1);
            var ch2 = Chan.<String>buffered(1);
            IO.println(look(ch1, ch2));

            ch2.send("hello");
            IO.println(look(ch1, ch2));

            IO.println("Nothing left: " + ch2.tryReceive().isEmpty());
        });
    }

    // tag::default[]
    static String look(Chan<String> ch1, Chan<String> ch2) {
        return Go.select(
                ch1.receiving().map(message -> "Received " + message),
                ch2.receiving().map(message -> "Received " + message),
                Case.otherwise().to("No message"));
    }
    // end::default[]
}
