package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;

/// How does a goroutine give a value to another?
///
/// Through a channel: one sends, the other receives. Without a buffer they meet: whoever comes first waits for the
/// other. So main needs no sleep here; its receive is the waiting.
///
/// The Go program: *Sending & receiving data with channels*.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C01_SendAndReceive`
///
/// It prints:
///
/// ```
/// Hello from the goroutine!
/// ```
final class C01_SendAndReceive {
    static void main() {
        Go.run(() -> {
            // tag::channel[]
            var messages = Chan.<String>unbuffered("messages");
            Go.go(() -> messages.send("Hello from the goroutine!"));

            var message = messages.receive();
            IO.println(message);
            // end::channel[]
        });
    }
}
