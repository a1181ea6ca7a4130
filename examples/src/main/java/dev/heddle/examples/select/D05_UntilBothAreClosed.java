package dev.heddle.examples.select;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import java.util.ArrayList;
import java.util.List;

/// Two channels are merged, and one of them is closed before the other: what then?
///
/// A closed channel is always ready, so the loop would receive `null` from it again and again. In Go the variable
/// is set to `nil`, since a nil channel is never ready. Here the case is switched off with `when`.
///
/// The Go program: none of the tutorials'; a nil channel in a select.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=select.D05_UntilBothAreClosed`
///
/// It prints:
///
/// ```
/// [a1, a2, a3, b1, b2]
/// ```
final class D05_UntilBothAreClosed {
    static void main() {
        Go.run(() -> {
            var a = Chan.<String>unbuffered("a");
            var b = Chan.<String>unbuffered("b");
            Go.go(() -> {
                for (int i = 1; i <= 3; i++) {
                    a.send("a" + i);
                }
                a.close();
            });
            Go.go(() -> {
                for (int i = 1; i <= 2; i++) {
                    b.send("b" + i);
                }
                b.close();
            });
            IO.println(merge(a, b).stream().sorted().toList());
        });
    }

    // tag::when[]
    static List<String> merge(ReceiveChan<String> a, ReceiveChan<String> b) {
        var all = new ArrayList<String>();
        var open = new boolean[] {true, true};
        while (open[0] || open[1]) {
            Go.select(
                    a.receiving().when(open[0]).then(value -> open[0] = value != null && all.add(value)),
                    b.receiving().when(open[1]).then(value -> open[1] = value != null && all.add(value)));
        }
        return all;
    }
    // end::when[]
}
