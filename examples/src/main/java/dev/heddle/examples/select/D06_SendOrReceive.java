package dev.heddle.examples.select;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.SendChan;
import dev.heddle.Unit;
import java.util.ArrayList;

/// Can a select wait for a send as well?
///
/// Yes, and for sends and receives together. This generator sends the next number to whoever asks, until it is told
/// to stop; so it cannot be left behind, stuck in a send.
///
/// The Go program: none of the tutorials'; a generator with a quit channel.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=select.D06_SendOrReceive`
///
/// It prints:
///
/// ```
/// [0, 1, 1, 2, 3, 5, 8, 13]
/// ```
final class D06_SendOrReceive {
    static void main() {
        Go.run(() -> IO.println(first(8)));
    }

    static ArrayList<Integer> first(int n) {
        var numbers = Chan.<Integer>unbuffered("numbers");
        var quit = Chan.<Unit>unbuffered("quit");
        Go.go("fibonacci", () -> fibonacci(numbers, quit));

        var list = new ArrayList<Integer>();
        for (int i = 0; i < n; i++) {
            list.add(numbers.receive());
        }
        quit.close();
        return list;
    }

    static void fibonacci(SendChan<Integer> out, ReceiveChan<Unit> quit) {
        int x = 0;
        int y = 1;
        while (Go.select(out.sending(x).to(true), quit.receiving().to(false))) {
            int sum = x + y;
            x = y;
            y = sum;
        }
    }
}
