package dev.heddle.examples.channels;

import dev.heddle.Chan;
import dev.heddle.Go;
import dev.heddle.ReceiveChan;
import dev.heddle.SendChan;

/// Can a function be kept from using the wrong end of a channel?
///
/// Yes: a `SendChan` has no `receive`, and a `ReceiveChan` has neither `send` nor `close`. The compiler holds
/// everybody to the end that they were given. In Go these are `chan<- int` and `<-chan int`.
///
/// The Go program: none of the tutorials'; directional channels.
///
/// Run it: `mvn -q -Dfast -Prun -Dsample=channels.C08_Directions`
///
/// It prints:
///
/// ```
/// ping
/// pong
/// ```
final class C08_Directions {
    static void main() {
        Go.run(() -> {
            var there = Chan.<String>unbuffered("there");
            var back = Chan.<String>unbuffered("back");
            Go.go("answerer", () -> answer(there, back));
            there.send("ping");
            IO.println(back.receive());
        });
    }

    static void answer(ReceiveChan<String> in, SendChan<String> out) {
        IO.println(in.receive());
        out.send("pong");
    }
}
