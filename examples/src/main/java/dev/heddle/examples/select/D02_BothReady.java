package dev.heddle.examples.select;

import dev.heddle.Chan;
import dev.heddle.Go;
import java.util.ArrayList;
import java.util.List;

/// What if several cases are ready?
///
/// One of them is picked at random, and no case comes before another for being written first. So nobody can starve,
/// and no program may rely on an order. A test explores each pick.
///
/// `then` gives a case a body of its own, as in Go's statement.
///
/// The Go program: *What is `select` in Go?*, two senders that do not sleep.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=select.D02_BothReady`
///
/// It prints, in any order:
///
/// ```
/// received Message from ch1
/// received Message from ch2
/// ```
final class D02_BothReady {
    static void main() {
        Go.run(() -> received().forEach(IO::println));
    }

    static List<String> received() {
        var ch1 = Chan.<String>unbuffered("ch1");
        var ch2 = Chan.<String>unbuffered("ch2");
        Go.go(() -> ch1.send("Message from ch1"));
        Go.go(() -> ch2.send("Message from ch2"));

        var lines = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            // tag::then[]
            Go.select(
                    ch1.receiving().then(message -> lines.add("received " + message)),
                    ch2.receiving().then(message -> lines.add("received " + message)));
            // end::then[]
        }
        return lines;
    }
}
